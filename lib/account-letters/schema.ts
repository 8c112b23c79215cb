import type { Id } from '@/lib/core/id';

/**
 * What Prati itself writes to a login, in its own name: that its person asked to have it erased, or that nobody used it for nearly two years
 * and it leads to no practice; that it is erased; and what became of a copy asked for of what a closed practice left.
 */
export const letterKinds = ['account_closing', 'account_unused', 'account_closed', 'kept_copy_ready', 'kept_request_refused'] as const;
export type LetterKind = (typeof letterKinds)[number];

/**
 * queued: to be sent, when `due_at` comes. sending: handed to the carrier, who has not answered yet. sent. failed: given up.
 * dropped: what it would have said is no longer so.
 */
export type LetterState = 'queued' | 'sending' | 'sent' | 'failed' | 'dropped';

export type AccountLetter = {
  readonly id: Id<'accountLetter'>;
  readonly accountId: Id<'account'>;
  readonly kind: LetterKind;
  /** What it is about: the closing of the login, or the request. */
  readonly subjectId: string;
  readonly state: LetterState;
  readonly attempts: number;
};
