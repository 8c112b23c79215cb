import { recordAudit } from '@/lib/audit/record';
import { refuseHealthData } from '@/lib/consents/require-health-data';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { findOrRegister } from '@/lib/patients/find-or-register';
import { isBlockedOnline } from '@/lib/patients/is-blocked-online';
import { sameText } from '@/lib/platform/crypto';
import { findPlace, type Place } from './enrol';
import { endEntry, findContact, findTyped, keepContact, lockPlace, settleEntry } from './entries/data';
import type { WaitingError } from './errors';
import { type PlaceBy, requirePlace } from './own-place';

/** `elsewhere`: this person waits already, and the link of that place went to another address. */
export type Confirmed = { readonly kind: 'listed'; readonly place: Place } | { readonly kind: 'elsewhere' };

/**
 * The mailed link was followed and the button pressed: from now on the person waits. Who waits for the same reason already keeps that
 * place, and is shown it where the same address proved it. Pressing twice is one. Refuses who may not book online: they would never be asked.
 */
export const confirmPlace = (ctx: Context, by: PlaceBy): Promise<Result<Confirmed, WaitingError>> =>
  changeInPractice(ctx, 'waiting_list.join', async (tx): Promise<Result<Confirmed, WaitingError>> => {
    const found = await requirePlace(tx, by);
    if (!found.ok) return found;
    const { status, reasonId, locale } = found.value;
    if (status === 'waiting') return ok({ kind: 'listed', place: { ...by, isNew: false } });
    const typed = await findTyped(tx, by.entryId);
    if (status !== 'asked' || !typed) return err({ code: 'waiting.entry_over' });

    const needed = await refuseHealthData(tx);
    if (needed) return err(needed);
    const { patientId } = await findOrRegister(tx, typed, { source: 'online', locale });
    if (await isBlockedOnline(tx, patientId)) {
      await endEntry(tx, by.entryId, 'withdrawn');
      return err({ code: 'waiting.patient_blocked' });
    }
    await lockPlace(tx, patientId, reasonId);
    const there = await findPlace(tx, patientId, reasonId);
    if (there) {
      await endEntry(tx, by.entryId, 'withdrawn');
      const proved = await findContact(tx, there.entryId);
      return ok(proved !== null && sameText(proved, typed.email) ? { kind: 'listed', place: there } : { kind: 'elsewhere' });
    }
    await settleEntry(tx, by.entryId, patientId);
    await keepContact(tx, by.entryId, patientId, typed.email);
    await record(tx, 'waiting_list.joined', { entryId: by.entryId });
    await recordAudit(tx, 'waiting_list.joined', by.entryId, { source: 'online' });
    return ok({ kind: 'listed', place: { ...by, isNew: true } });
  });
