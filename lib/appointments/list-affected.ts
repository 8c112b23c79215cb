import { type Context, type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { TimeRange } from '@/lib/core/time';
import { readIdentities } from '@/lib/patients/read-patients';
import type { ChangeError } from './errors';
import type { AgendaItem } from './list-agenda';
import { mayWorkInAgenda } from './policy';
import { isStanding } from './rules';
import { findBetween } from './views/data';

type Which = { readonly practitionerId: Id<'practitioner'>; readonly ranges: readonly TimeRange[] };

/**
 * The appointments still to come that one practitioner's ranges touch, one list per range, by start: what an absence or a closed day
 * leaves standing. Those under way, past or cancelled are not among them, nor are holds.
 */
export const listAffected = (ctx: Context, which: Which): Promise<Result<readonly (readonly AgendaItem[])[], ChangeError>> =>
  inPractice(ctx, async (tx) => (mayWorkInAgenda(tx.actor) ? ok(await affected(tx, which)) : err({ code: 'booking.not_allowed' })));

async function affected(tx: InPractice, { practitionerId, ranges }: Which): Promise<(readonly AgendaItem[])[]> {
  const now = tx.clock.now();
  const lists = [];
  for (const { start, end } of ranges) {
    const views = await findBetween(tx, { from: start, to: end, practitionerIds: [practitionerId], withCancelled: false });
    lists.push(views.filter((one) => isStanding(one.status) && one.end > now));
  }
  const ids = lists.flat().flatMap(({ patientId }) => (patientId ? [patientId] : []));
  const identities = await readIdentities(tx, ids);
  return lists.map((views) =>
    views.map((one) => ({ ...one, patient: one.patientId ? (identities.get(one.patientId) ?? 'erased') : null })),
  );
}
