import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import { dayNumber, isoWeekday, type LocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { HoursError } from './errors';
import { deleteExceptionsOn, findHours, insertException, lockHours } from './hours/data';
import { refusalToKeep } from './save-openings';
import type { OneDate, OpeningLine } from './schema';

/** The week's openings that would hold on a date if nothing closed it. */
export const usualOn = (openings: readonly OpeningLine[], date: LocalDate): readonly OpeningLine[] =>
  openings.filter(
    ({ weekday, validFrom, validTo }) =>
      weekday === isoWeekday(dayNumber(date)) && (!validFrom || validFrom <= date) && (!validTo || date <= validTo),
  );

/**
 * Opens one local date at its usual hours although the practice closes: an exception per site, which stands over a public holiday.
 * What was noted for the date before is replaced. Refused where the weekday has no hours to take.
 */
export const openAnyway = (ctx: Context, one: OneDate): Promise<Result<null, HoursError>> =>
  change(ctx, one, 'exception.opened_anyway', async (tx, { practitionerId, date }) => {
    const usual = usualOn((await findHours(tx, practitionerId)).openings, date);
    if (usual.length === 0) return { code: 'availability.no_hours_that_day' };
    await deleteExceptionsOn(tx, { practitionerId, date });
    for (const siteId of new Set(usual.map((one) => one.siteId))) {
      const openings = usual
        .filter((one) => one.siteId === siteId)
        .map(({ start, end, modes, reasonIds, knownOnly }) => ({
          ...{ start, end, modes, ...(knownOnly ? { knownOnly } : {}) },
          ...(reasonIds.length > 0 ? { reasonIds } : {}),
        }));
      await insertException(tx, { practitionerId, siteId, date, openings });
    }
    return null;
  });

/** Takes back all that was noted for one date: it follows the week and the public holidays again. */
export const followWeekAgain = (ctx: Context, one: OneDate): Promise<Result<null, HoursError>> =>
  change(ctx, one, 'exception.taken_back', async (tx) => {
    await deleteExceptionsOn(tx, one);
    return null;
  });

const change = (
  ctx: Context,
  one: OneDate,
  act: string,
  work: (tx: InPractice, one: OneDate) => Promise<HoursError | null>,
): Promise<Result<null, HoursError>> =>
  changeInPractice(ctx, 'availability.open_anyway', async (tx) => {
    const { practitionerId, date } = one;
    const refusal = await refusalToKeep(tx, practitionerId);
    if (refusal) return err(refusal);
    await lockHours(tx, practitionerId);
    const refused = await work(tx, one);
    if (refused) return err(refused);
    await record(tx, 'agenda.rules_changed', { practitionerId });
    await recordAudit(tx, act, practitionerId, { date });
    return ok(null);
  });
