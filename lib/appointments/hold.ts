import { refuseHealthData } from '@/lib/consents/require-health-data';
import { type Context, inPractice } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { addMinutes, minutes } from '@/lib/core/time';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { refuseAct } from '@/lib/lifecycle/refuse-act';
import { randomToken, sha256Hex } from '@/lib/platform/crypto';
import { competing } from './contention';
import type { HoldError } from './errors';
import { holdMinutes } from './rules';
import type { Hold } from './schema';
import { takeFreeTime } from './take-free-time';
import { judgeTime, lockAgenda, lostTime, type TimeWish } from './take-time';

export type HoldWish = TimeWish & { readonly locale: Locale; readonly isFirstVisit: boolean };

/**
 * Keeps a free time for ten minutes for whoever holds the token: nobody else can take it meanwhile, and once it runs out it is free at once.
 * Refuses a time that is taken (with three alternatives) or that a rule of the visit reason forbids, naming the rule.
 */
export async function holdSlot(ctx: Context, wish: HoldWish): Promise<Result<Hold, HoldError>> {
  // A first look without the lock turns most losers of a race away cheaply; the verdict under the lock is the one that counts.
  const glance = await inPractice(ctx, async (tx) => {
    const judged = await judgeTime(tx, wish);
    if (!judged.ok) return err((await refuseAct(tx, 'appointments.hold')) ?? judged.error);
    const needed = await refuseHealthData(tx);
    return needed ? err(needed) : judged;
  });
  if (!glance.ok) return glance;

  return competing(
    () =>
      changeInPractice(ctx, 'appointments.hold', async (tx) => {
        await lockAgenda(tx, wish.practitionerId);
        const judged = await judgeTime(tx, wish);
        if (!judged.ok) return judged;
        const { practitionerId, reasonId, locale, isFirstVisit } = wish;
        const token = randomToken(24);
        const expiresAt = addMinutes(ctx.clock.now(), minutes(holdMinutes));
        const id = await takeFreeTime(tx, judged.value, {
          ...{ practitionerId, reasonId, locale, isFirstVisit, expiresAt },
          ...{ patientId: null, status: 'held', source: 'online', holdTokenHash: sha256Hex(token) },
        });
        if (!id) return err(await lostTime(tx, wish));
        await record(tx, 'appointment.held', { appointmentId: id });
        return ok({ id, token, expiresAt, timeZone: judged.value.agenda.timeZone });
      }),
    async () => err(await inPractice(ctx, (tx) => lostTime(tx, wish))),
  );
}
