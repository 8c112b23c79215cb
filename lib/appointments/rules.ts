export const statuses = [
  'held',
  'requested',
  'booked',
  'confirmed',
  'arrived',
  'in_room',
  'done',
  'no_show',
  'excused',
  'cancelled',
  'expired',
] as const;
/** `held` is a hold (not yet an appointment), `expired` a hold that ran out or was given back. */
export type Status = (typeof statuses)[number];

/** Statuses that occupy the practitioner's time: the same list as in the database's no-overlap constraint. */
export const occupying = ['held', 'requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done'] as const satisfies readonly Status[];
/** Statuses an appointment can still be moved or cancelled from. */
export const standing = ['requested', 'booked', 'confirmed', 'arrived'] as const satisfies readonly Status[];

export const cancelReasons = [
  'patient_unwell',
  'patient_unavailable',
  'no_longer_needed',
  'found_elsewhere',
  'practitioner_absent',
  'other',
] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** Who asked for a cancellation: the patient, somebody for them (a relative, a carer, another practice), or the practice. */
export const askers = ['patient', 'third_party', 'practice'] as const;
export type Asker = (typeof askers)[number];

/** Whether the patient hears of a change three minutes later, or not at all. */
export const notices = ['later', 'never'] as const;
export type Notify = (typeof notices)[number];

/** How much of a series a change is meant for: this occurrence, it and those that follow, or all still to come. */
export const changeScopes = ['one', 'following', 'all'] as const;
export type ChangeScope = (typeof changeScopes)[number];

/** Ten minutes to fill in the form; one extension of the same length (PRODUCT B+2). */
export const holdMinutes = 10;
/** A code lives ten minutes and takes five tries (ASVS V6.5.5, V6.6.3). */
export const codeMinutes = 10;
export const codeTries = 5;
/** A code typed right stands so long while something is still to be decided. */
export const provenMinutes = 10;
/** Two visits to one practitioner within so many local dates are asked about: both, or the new one instead (UX.md 2). */
export const nearDays = 6;
/** A new patient's request is answered within a day, or lapses (PRODUCT B+8). */
export const decideHours = 24;
/** A new code can be asked for after half a minute, and five times for one hold. */
export const codePauseSeconds = 30;
export const codesPerHold = 5;

/** A change waits before its patient hears of it, so that moving back says nothing (PRODUCT B+5). */
export const graceMinutes = 3;

const steps: Readonly<Record<Status, readonly Status[]>> = {
  held: [],
  expired: [],
  requested: ['booked'],
  booked: ['confirmed', 'arrived', 'no_show'],
  confirmed: ['arrived', 'booked', 'no_show'],
  arrived: ['in_room', 'confirmed', 'booked', 'no_show'],
  in_room: ['done', 'arrived'],
  done: ['in_room'],
  no_show: ['excused', 'booked'],
  excused: ['no_show', 'booked'],
  cancelled: [],
};
/**
 * A group as a whole comes to nothing: who takes part arrives, is absent or is done with, each by themselves. What its own row was stepped to
 * all the same is taken back.
 */
const groupSteps: Partial<Record<Status, readonly Status[]>> = {
  confirmed: ['booked'],
  arrived: ['booked'],
  in_room: ['arrived'],
  done: ['in_room'],
  no_show: ['booked'],
  excused: ['booked'],
};
/** The status can step there: forward, back, or aside to an absence. Cancelling is its own verb. */
export const canStep = (from: Status, to: Status, isGroup = false) => (isGroup ? (groupSteps[from] ?? []) : steps[from]).includes(to);
/** Nobody has missed what has not begun; from its very start on they may have. */
export const isTooEarly = (to: Status, start: number, now: number) => to === 'no_show' && now < start;

export const isStanding = (status: Status) => (standing as readonly Status[]).includes(status);
/** The desk also lengthens or shortens what is going on; who takes part in a group lasts as long as the group. */
export const isMovableAtDesk = (status: Status, takesPart: boolean) => isStanding(status) || (status === 'in_room' && !takesPart);

/**
 * Late = inside the notice the visit reason asks for (`cancelNoticeHours`: 24 unless the practice chose otherwise), whoever asked and whoever
 * pressed: the patient online, the desk for a patient on the phone, the practice itself. Exactly at the limit is in time.
 */
export const isLateCancellation = (start: Date, noticeHours: number, now: Date) =>
  now.getTime() > start.getTime() - noticeHours * 3_600_000;

export const isPractitionersReason = (reason: CancelReason) => reason === 'practitioner_absent';
/** Who asks, as a reason says by itself; null where somebody has to say. */
export const askerOf = (reason: CancelReason): Asker | null =>
  reason === 'other' ? null : isPractitionersReason(reason) ? 'practice' : 'patient';

/** What an appointment keeps busy: the visit and the buffers it was booked with (whole minutes). */
export const blockOf = (visit: { start: Date; end: Date; bufferBefore: number; bufferAfter: number }) => ({
  from: new Date(visit.start.getTime() - visit.bufferBefore * 60_000),
  to: new Date(visit.end.getTime() + visit.bufferAfter * 60_000),
});
