import type { AppointmentLook } from '@/components/patterns/appointment-looks';
import { type Asker, type CancelReason, isTooEarly, type Status } from '@/lib/appointments/rules';
import type { VisitMode } from '@/lib/core/visit-mode';

/** What the panel shows of one visit. Instants in epoch milliseconds. */
export type VisitDetails = {
  readonly id: string;
  readonly look: AppointmentLook;
  readonly status: Status;
  readonly start: number;
  readonly end: number;
  readonly durationMinutes: number;
  readonly practitionerName: string;
  readonly reason: string;
  readonly colour: string;
  readonly mode: VisitMode;
  readonly siteName: string;
  readonly siteAddress: string;
  readonly price: { readonly minor: number; readonly currency: string } | null;
  readonly source: string;
  readonly isFirstVisit: boolean;
  readonly arrivedAt: number | null;
  readonly expiresAt: number | null;
  /** What changing it asks for. */
  readonly version: number;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly reasonId: string;
  readonly overbooked: boolean;
  readonly overbooking: { readonly memberName: string | null; readonly reason: string | null } | null;
  readonly seriesId: string | null;
  readonly groupId: string | null;
  readonly capacity: number | null;
  readonly taken: number;
  readonly confirmedAt: number | null;
  readonly inRoomAt: number | null;
  readonly doneAt: number | null;
  readonly missedAt: number | null;
  /** When the message about the last change leaves; null when none waits. */
  readonly noticeDueAt: number | null;
  readonly resources: readonly string[];
  /** Until when the practice answers a request. */
  readonly decideBy: number | null;
  /** What the reason's questions were answered online, and who booked for a relative. */
  readonly answers: readonly { readonly id: string; readonly text: string; readonly answer: string }[];
  readonly booker: { readonly familyName: string; readonly givenName: string; readonly relation: string } | null;
  /** Null for a hold and for a file that was erased. */
  readonly patientId: string | null;
  readonly patient: {
    readonly familyName: string;
    readonly givenName: string;
    readonly birthDate: string;
    readonly phone: string | null;
    readonly email: string | null;
  } | null;
  readonly isErased: boolean;
  /** Statuses it can step to, an absence only once it has begun. */
  readonly steps: readonly Status[];
  readonly isCancellable: boolean;
  /** Called off fewer hours before it begins, it is late. */
  readonly cancelNoticeHours: number;
  readonly cancellation: {
    readonly at: number | null;
    /** Who asked for it. */
    readonly by: Asker | null;
    readonly late: boolean;
    readonly reason: CancelReason | null;
    readonly note: string | null;
  } | null;
  readonly history: readonly HistoryEntry[];
};

export type HistoryEntry = {
  readonly id: string;
  readonly at: number;
  readonly what: 'held' | 'booked' | 'imported' | 'moved' | 'cancelled' | 'restored' | 'status_changed';
  readonly by: 'member' | 'patient' | 'system';
  readonly memberName: string | null;
  readonly from: Status | null;
  readonly to: AppointmentLook | null;
  readonly late: boolean;
  /** Who asked for a cancellation. */
  readonly askedBy: Asker | null;
};

/** The order of a visit's own course; absences stand aside. */
const course: readonly Status[] = ['booked', 'confirmed', 'arrived', 'in_room', 'done'];

export type Steps = { readonly next: Status | null; readonly back: Status | null; readonly aside: readonly Status[] };

/**
 * The steps a visit can take, as they are offered: `next` is what `S` does, `back` what `Shift+S` does (to where it came from), `aside` the
 * others.
 */
export function stepsOf({ status, steps, history }: Pick<VisitDetails, 'status' | 'steps' | 'history'>): Steps {
  // A request is answered: yes here, no by cancelling it with a reason.
  if (status === 'requested') return { next: steps.includes('booked') ? 'booked' : null, back: null, aside: [] };
  const at = course.indexOf(status);
  const able = (to: Status | null | undefined) => (to && steps.includes(to) ? to : null);
  const cameFrom = history.findLast(({ what, to }) => what === 'status_changed' && to === status)?.from;
  const isEarlier = (to: Status) => course.includes(to) && (at < 0 || course.indexOf(to) < at);
  const next = at < 0 ? null : able(course[at + 1]);
  const back = cameFrom && isEarlier(cameFrom) ? able(cameFrom) : at < 0 ? able('booked') : able(course[at - 1]);
  return { next, back, aside: steps.filter((to) => to !== next && to !== back && !isEarlier(to)) };
}

/** Those aside that can be taken now (epoch milliseconds): nobody is absent from what has not begun. */
export const asideNow = (visit: Pick<VisitDetails, 'status' | 'steps' | 'history' | 'start'>, now: number): readonly Status[] =>
  stepsOf(visit).aside.filter((to) => !isTooEarly(to, visit.start, now));
