/** Where a practice stands between sign-up and deletion (PRODUCT section 4). */
export const lifecycleStates = ['trial', 'active', 'past_due', 'grace', 'free_listing', 'deletion_requested', 'deleted'] as const;
export type LifecycleState = (typeof lifecycleStates)[number];
/** Where a practice can be had it never asked to be deleted. */
export type LivingState = Exclude<LifecycleState, 'deletion_requested' | 'deleted'>;

/** What a timer does when it is due: an ending changes the state, a notice says that it will. */
const timerKinds = [
  'trial_ends',
  'trial_ending',
  'unpaid_ends',
  'subscription_ends',
  'subscription_ending',
  'grace_ends',
  'grace_ending',
  'yearly_reminder',
  'deletion_ending',
  'deletion_due',
] as const;
export type TimerKind = (typeof timerKinds)[number];

/** What a member is told by mail; each kind is a letter. */
const noticeKinds = [
  'welcome',
  'trial_ending',
  'trial_over',
  'payment_refused',
  'unpaid_over',
  'subscription_cancelled',
  'subscription_ending',
  'subscription_over',
  'grace_ending',
  'free_listing',
  'yearly_reminder',
  'deletion_requested',
  'deletion_ending',
  'deletion_withdrawn',
  'deleted',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
