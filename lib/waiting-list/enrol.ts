import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { endEntry, findStanding, insertEntry, keepContact, lockPlace, type NewEntry, setToken } from './entries/data';
import { entryToken } from './tokens';
import { findEntryView } from './views/data';

/** A place on the list, and whether it was there before: one for a patient and a reason. */
export type Place = { readonly entryId: Id<'waitingEntry'>; readonly token: string; readonly isNew: boolean };

/** The place this patient has for this reason; of those on the list, the first one that still counts. Under `lockPlace`. */
export async function findPlace(tx: InPractice, patientId: Id<'patient'>, reasonId: Id<'visitReason'>): Promise<Place | null> {
  for (const entryId of await findStanding(tx, patientId, reasonId)) {
    if ((await findEntryView(tx, entryId))?.isLive) return { entryId, token: (await entryToken(tx, entryId)).token, isNew: false };
    await endEntry(tx, entryId, 'lapsed');
  }
  return null;
}

/** Puts a patient on the list, or finds the place they have; of two at once, one is made. */
export async function enrol(
  tx: InPractice,
  entry: Omit<NewEntry, 'patientId' | 'typed'> & { readonly patientId: Id<'patient'> },
  email: string | null,
): Promise<Place> {
  await lockPlace(tx, entry.patientId, entry.reasonId);
  const there = await findPlace(tx, entry.patientId, entry.reasonId);
  if (there) return there;
  const entryId = await insertEntry(tx, { ...entry, typed: null });
  const { token, hash } = await entryToken(tx, entryId);
  await setToken(tx, entryId, hash);
  if (email) await keepContact(tx, entryId, entry.patientId, email);
  await record(tx, 'waiting_list.joined', { entryId });
  await recordAudit(tx, 'waiting_list.joined', entryId, { source: entry.source });
  return { entryId, token, isNew: true };
}
