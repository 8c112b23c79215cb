import type { InPractice } from '@/lib/context';
import { setTimer } from '@/lib/lifecycle/set-timer';

const noticeMs = 7 * 86_400_000;

/** T6: the lifecycle ends the paid time and says so seven days before, unless it is less than that already. */
export async function announceEnd(tx: InPractice, paidUntil: Date): Promise<void> {
  const forPeriod = paidUntil.toISOString();
  await setTimer(tx, { kind: 'subscription_ends', dueAt: paidUntil, forPeriod });
  const noticeAt = new Date(paidUntil.getTime() - noticeMs);
  if (noticeAt > tx.clock.now()) await setTimer(tx, { kind: 'subscription_ending', dueAt: noticeAt, forPeriod: `${forPeriod}.7d` });
}
