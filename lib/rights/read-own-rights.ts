import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { localDateAt } from '@/lib/core/zone';
import { readStanding } from '@/lib/patients/refuse-restricted';
import { authorityOf } from './authority';
import { frameOf } from './due-dates';
import type { RightsError } from './errors';
import { openDirective } from './keep-directive';
import { findRequestsOf } from './requests/data';
import type { OwnRights } from './schema';
import { ownRequestOf } from './view';

/** A patient's own requests to one practice with clock and answers, what they objected to, and their directives. */
export async function readOwnRights(ctx: Context): Promise<Result<OwnRights, RightsError>> {
  const { actor } = ctx;
  if (actor.kind !== 'patient') return err({ code: 'rights.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const frame = await frameOf(tx);
    const [patientId] = actor.patientIds;
    if (!patientId) return err({ code: 'rights.not_allowed' });
    const requests = [];
    for (const row of await findRequestsOf(tx, actor.patientIds)) requests.push(await ownRequestOf(tx, row, frame));
    const standing = await readStanding(tx, patientId);
    return ok({
      ...{ practiceName: frame.name, requests, objectsTo: standing?.objectsTo ?? [] },
      restrictedSince: standing?.restriction ? localDateAt(standing.restriction.at.getTime(), frame.timeZone) : null,
      directive: await openDirective(tx, patientId, frame.timeZone),
      authority: authorityOf(frame.jurisdiction, frame.holidayRegion),
    });
  });
}
