import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { HoursError } from './errors';
import { deleteClosedOn, deleteException, deleteExceptionsOn, findException, insertException, lockHours } from './hours/data';
import { mayKeepHoursOf } from './policy';
import { refusalToKeep } from './save-openings';
import type { ExceptionLine, SaveException } from './schema';

/**
 * Gives one date other hours than its week, or none. Said again, it replaces what was said: closed replaces everything noted for the date,
 * other hours replace "closed" and the hours noted at the same site. Hours at two sites add up.
 */
export const saveException = (ctx: Context, exception: SaveException): Promise<Result<{ id: Id<'openingException'> }, HoursError>> =>
  changeInPractice(ctx, 'availability.save_exception', async (tx) => {
    const refusal = await refusalToKeep(tx, exception.practitionerId, {
      sites: [exception.siteId],
      reasons: exception.openings.flatMap(({ reasonIds }) => reasonIds ?? []),
    });
    if (refusal) return err(refusal);
    const { practitionerId, date, siteId, openings } = exception;
    await lockHours(tx, practitionerId);
    if (openings.length === 0) await deleteExceptionsOn(tx, { practitionerId, date });
    else {
      await deleteExceptionsOn(tx, { practitionerId, date, siteId });
      await deleteClosedOn(tx, practitionerId, date);
    }
    const id = await insertException(tx, exception);
    await record(tx, 'agenda.rules_changed', { practitionerId });
    await recordAudit(tx, 'exception.added', id, { date, openings: openings.length });
    return ok({ id });
  });

/** The date follows its week again; the answer is what was removed, so that it can be put back. */
export const removeException = (ctx: Context, { id }: { id: Id<'openingException'> }): Promise<Result<ExceptionLine, HoursError>> =>
  changeInPractice(ctx, 'availability.remove_exception', async (tx) => {
    const exception = await findException(tx, id);
    if (!exception) return err({ code: 'availability.exception_not_found' });
    const { practitionerId } = exception;
    if (!mayKeepHoursOf(tx.actor, practitionerId)) return err({ code: 'availability.not_allowed' });
    await deleteException(tx, id);
    await record(tx, 'agenda.rules_changed', { practitionerId });
    await recordAudit(tx, 'exception.removed', id, {});
    return ok(exception);
  });
