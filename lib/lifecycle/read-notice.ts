import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findNotice, findStanding } from './data';
import type { LifecycleState, NoticeKind } from './schema';

type LifecycleNews = {
  readonly kind: NoticeKind;
  readonly memberId: Id<'member'>;
  /** When what it announces happens, or happened. */
  readonly happensAt: Date | null;
  readonly state: LifecycleState;
};

/** In which states each kind is still worth saying; the others are news in any. */
const only: Readonly<Partial<Record<NoticeKind, readonly LifecycleState[]>>> = {
  trial_ending: ['trial'],
  trial_over: ['grace'],
  unpaid_over: ['grace'],
  subscription_ending: ['active'],
  subscription_over: ['grace'],
  payment_refused: ['past_due'],
  grace_ending: ['grace'],
  free_listing: ['free_listing'],
  yearly_reminder: ['free_listing'],
  deletion_requested: ['deletion_requested'],
  deletion_ending: ['deletion_requested'],
};

/** What a member is to be told; null when it is not so any more: who has paid meanwhile hears of no end. For the mail job alone. */
export async function readNotice(tx: InPractice, id: Id<'lifecycleNotice'>): Promise<LifecycleNews | null> {
  const notice = await findNotice(tx, id);
  const standing = await findStanding(tx);
  if (!notice || !standing) return null;
  const { state } = standing;
  return (only[notice.kind] ?? [state]).includes(state) ? { ...notice, state } : null;
}
