import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { randomToken, sha256Hex } from '@/lib/platform/crypto';
import { turnHold } from './data';
import type { HoldError } from './errors';
import { takeFreeTime } from './take-free-time';
import { judgeTime, lostTime, type TimeWish } from './take-time';

export type HeldFor = TimeWish & { readonly locale: Locale; readonly isFirstVisit: boolean; readonly until: Date };

/**
 * Keeps a free time for somebody on the waiting list until `until`: judged as if they booked it now, and nobody shows a token for it, so
 * that no page can prolong it or book it. Call it under the agenda's lock (`lockAgenda`); refuses as `holdSlot` does.
 */
export async function holdFor(tx: InPractice, wish: HeldFor): Promise<Result<Id<'appointment'>, HoldError>> {
  const judged = await judgeTime(tx, wish);
  if (!judged.ok) return judged;
  const { practitionerId, reasonId, locale, isFirstVisit, until } = wish;
  const id = await takeFreeTime(tx, judged.value, {
    ...{ practitionerId, reasonId, locale, isFirstVisit, expiresAt: until },
    ...{ patientId: null, status: 'held', source: 'waiting_list', holdTokenHash: sha256Hex(randomToken()) },
  });
  if (!id) return err(await lostTime(tx, wish));
  await record(tx, 'appointment.held', { appointmentId: id });
  return ok(id);
}

/** Lets a time kept by `holdFor` go; false when it had run out or was taken. Call it under the agenda's lock. */
export async function letGo(tx: InPractice, id: Id<'appointment'>): Promise<boolean> {
  const released = await turnHold(tx, id, { to: 'expired' });
  if (released) await record(tx, 'appointment.released', { appointmentId: id });
  return released;
}
