import { type Clock, frozenClock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { requestDeletion } from '@/lib/deletions/request-deletion';
import { runDeletion } from '@/lib/deletions/run-deletion';
import { startExport } from '@/lib/exports/start-export';
import type { Database } from '@/lib/platform/db';
import { openHold } from '@/lib/retention/open-hold';
import { patientActor } from './deletions';
import { type FileStore, prepare, steppedUp } from './exports';
import type { House } from './house';
import { livedIn, must } from './lived-in';

/** So many days after the deletion was asked for. */
export const at = (days: number): Clock => frozenClock(new Date(Date.parse('2027-01-04T07:00:00Z') + days * 86_400_000).toISOString());

export type Erased = {
  readonly house: House;
  readonly practiceId: Id<'practice'>;
  readonly patientId: Id<'patient'>;
  /** The patient's login. */
  readonly accountId: Id<'account'>;
};

/** A practice with a patient who has a login, erased after its thirty days; `isHeld`: a dispute keeps the patient's rows. */
export async function eraseLivedIn(db: Database, store: FileStore, { isHeld = false } = {}): Promise<Erased> {
  const { house } = await livedIn(db);
  const { actor } = await patientActor(house);
  const patientId = actor.patientIds[0] as Id<'patient'>;
  if (isHeld)
    must(await openHold(house.member, { kind: 'dispute', ground: 'claim', category: null, reason: 'Litige', endsOn: null, patientId }));
  const ctx = steppedUp(house.as(house.member.actor, at(0)), at(0).now());
  const { id } = must(await startExport(ctx, { scope: 'practice', locale: 'fr' }));
  await prepare(house, store, id, at(0));
  const requestId = must(await requestDeletion(ctx, { handover: 'download', practiceName: 'Cabinet de test' })).id;
  for (const days of [31, 33]) await runDeletion({ ...house.as(house.system.actor, at(days)), storage: store.storage }, { requestId });
  return { house, practiceId: house.practiceId, patientId, accountId: actor.accountId };
}
