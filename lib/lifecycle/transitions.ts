import type { LifecycleState, LivingState, NoticeKind, TimerKind } from './schema';

/** Why a practice goes from one state to another. */
export type Because =
  | 'payment_confirmed'
  | 'trial_over'
  | 'renewal_refused'
  | 'unpaid'
  | 'subscription_over'
  | 'grace_over'
  | 'deletion_asked'
  | 'deletion_withdrawn'
  | 'deletion_executed';

type Transition = {
  readonly id: `T${number}`;
  readonly from: readonly LifecycleState[];
  readonly to: readonly LifecycleState[];
  readonly because: Because;
  /** Told the day it happens, to whom. */
  readonly notice?: { readonly kind: NoticeKind; readonly to: 'owners' | 'members' };
};

const living: readonly LivingState[] = ['trial', 'active', 'past_due', 'grace', 'free_listing'];

/** PRODUCT 4.2. T1 is sign-up, where the row is born in `trial`. What is not here cannot happen. */
export const transitions: readonly Transition[] = [
  { id: 'T2', from: ['trial', 'past_due', 'grace', 'free_listing'], to: ['active'], because: 'payment_confirmed' },
  { id: 'T3', from: ['trial'], to: ['grace'], because: 'trial_over', notice: { kind: 'trial_over', to: 'owners' } },
  { id: 'T4', from: ['active'], to: ['past_due'], because: 'renewal_refused' },
  { id: 'T5', from: ['past_due'], to: ['grace'], because: 'unpaid', notice: { kind: 'unpaid_over', to: 'owners' } },
  { id: 'T6', from: ['active'], to: ['grace'], because: 'subscription_over', notice: { kind: 'subscription_over', to: 'owners' } },
  { id: 'T7', from: ['grace'], to: ['free_listing'], because: 'grace_over', notice: { kind: 'free_listing', to: 'members' } },
  { id: 'T8', from: living, to: ['deletion_requested'], because: 'deletion_asked' },
  {
    ...{ id: 'T9', from: ['deletion_requested'], to: living, because: 'deletion_withdrawn' },
    notice: { kind: 'deletion_withdrawn', to: 'members' },
  },
  { id: 'T10', from: ['deletion_requested'], to: ['deleted'], because: 'deletion_executed' },
];

export const transitionOf = (from: LifecycleState, to: LifecycleState, because: Because): Transition | null =>
  transitions.find((each) => each.because === because && each.from.includes(from) && each.to.includes(to)) ?? null;

/** Lengths in days of 24 hours: what is promised is so much time, not so many local dates. */
export const periods = { trialDays: 30, unpaidDays: 14, graceDays: 7, deletionDays: 30, yearDays: 365 } as const;

type Planned = { readonly kind: TimerKind; readonly afterDays: number; readonly tag?: string };

/** What is set on entering a state: what ends it, and the notices before. */
export const timersOf: Readonly<Partial<Record<LivingState, readonly Planned[]>>> = {
  trial: [
    { kind: 'trial_ending', afterDays: periods.trialDays - 7, tag: '7d' },
    { kind: 'trial_ending', afterDays: periods.trialDays - 1, tag: '1d' },
    { kind: 'trial_ends', afterDays: periods.trialDays },
  ],
  past_due: [{ kind: 'unpaid_ends', afterDays: periods.unpaidDays }],
  grace: [
    { kind: 'grace_ending', afterDays: periods.graceDays - 3, tag: '3d' },
    { kind: 'grace_ending', afterDays: periods.graceDays - 1, tag: '1d' },
    { kind: 'grace_ends', afterDays: periods.graceDays },
  ],
  free_listing: [{ kind: 'yearly_reminder', afterDays: periods.yearDays }],
};

/** What belongs to a state and dies with it. */
export const timersIn: Readonly<Record<Exclude<LifecycleState, 'deleted'>, readonly TimerKind[]>> = {
  trial: ['trial_ending', 'trial_ends'],
  active: ['subscription_ending', 'subscription_ends'],
  past_due: ['unpaid_ends'],
  grace: ['grace_ending', 'grace_ends'],
  free_listing: ['yearly_reminder'],
  deletion_requested: ['deletion_ending', 'deletion_due'],
};

/** The endings: which state each ends, where it leads, and why. */
export const endings: Readonly<
  Partial<Record<TimerKind, { readonly from: LivingState; readonly to: LivingState; readonly because: Because }>>
> = {
  trial_ends: { from: 'trial', to: 'grace', because: 'trial_over' },
  unpaid_ends: { from: 'past_due', to: 'grace', because: 'unpaid' },
  subscription_ends: { from: 'active', to: 'grace', because: 'subscription_over' },
  grace_ends: { from: 'grace', to: 'free_listing', because: 'grace_over' },
};

type Announcement = {
  readonly state: LifecycleState;
  readonly kind: NoticeKind;
  readonly to: 'owners' | 'members';
  readonly of: TimerKind | null;
};

/** The notices: in which state each is told, to whom, and of which ending; one whose ending has come is told no more. */
export const announcements: Readonly<Partial<Record<TimerKind, Announcement>>> = {
  trial_ending: { state: 'trial', kind: 'trial_ending', to: 'owners', of: 'trial_ends' },
  subscription_ending: { state: 'active', kind: 'subscription_ending', to: 'owners', of: 'subscription_ends' },
  grace_ending: { state: 'grace', kind: 'grace_ending', to: 'owners', of: 'grace_ends' },
  yearly_reminder: { state: 'free_listing', kind: 'yearly_reminder', to: 'owners', of: null },
  deletion_ending: { state: 'deletion_requested', kind: 'deletion_ending', to: 'members', of: 'deletion_due' },
};

const day = 86_400_000;
export const afterDays = (from: Date, days: number): Date => new Date(from.getTime() + days * day);
