import type { AppointmentLook } from '@/components/patterns/appointment-looks';
import type { VisitMode } from '@/lib/availability/schema';
import type { LocalDate } from '@/lib/core/local-date';

/** A stretch of time in epoch milliseconds, half-open. */
export type Span = { readonly start: number; readonly end: number };

/** A visit or a hold as the agenda draws it; plain data, so that it travels to the browser. */
export type AgendaBlock = Span & {
  readonly id: string;
  readonly practitionerId: string;
  readonly look: AppointmentLook;
  /** "NOM Prénom"; null for a hold, and for a patient whose file was erased. */
  readonly name: string | null;
  readonly reason: string;
  readonly colour: string;
  readonly mode: VisitMode;
  readonly isFirstVisit: boolean;
  readonly overbooked: boolean;
  /** Whole minutes kept free around it. */
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly arrivedAt: number | null;
  readonly expiresAt: number | null;
};

/** Where a block stands among those it overlaps: the `lane`-th of `lanes` equal shares. */
export type Placed = { readonly id: string; readonly lane: number; readonly lanes: number };
export type HourMark = { readonly at: number; readonly label: string };

/** One practitioner on one day, from `anchor` (top) to `end` (bottom): positions are elapsed time, so a change of clocks draws itself. */
export type AgendaColumn = {
  readonly key: string;
  readonly practitionerId: string;
  readonly name: string;
  readonly initials: string;
  readonly date: LocalDate;
  readonly anchor: number;
  readonly end: number;
  readonly open: readonly Span[];
  readonly absences: readonly (Span & { readonly id: string; readonly label: string })[];
  readonly blocks: readonly Placed[];
  /** Its own hour labels, on a day whose hours differ from the gutter's. */
  readonly marks: readonly HourMark[] | null;
};

export type AgendaDay = { readonly date: LocalDate; readonly from: number; readonly to: number };
type AgendaPractitioner = { readonly id: string; readonly name: string; readonly initials: string };

export type AgendaModel = {
  readonly timeZone: string;
  readonly title: string;
  readonly now: number;
  readonly today: AgendaDay;
  readonly period: 'day' | 'week';
  /** The date asked for, and the Monday-first week around it for the day chips. */
  readonly date: LocalDate;
  readonly days: readonly AgendaDay[];
  readonly practitioners: readonly AgendaPractitioner[];
  /** Whose column is shown where there is room for one: the one chosen, else the reader's own, else the first. */
  readonly practitionerId: string | null;
  readonly columns: readonly AgendaColumn[];
  readonly blocks: readonly AgendaBlock[];
  readonly marks: readonly HourMark[];
  /** Pixels per five minutes when the reader chose none; null follows the density. */
  readonly zoom: 12 | null;
};

/** Looks that keep the practitioner's time; the others leave it free under them. */
const occupying: readonly AppointmentLook[] = ['held', 'pending', 'booked', 'confirmed', 'arrived', 'in_room', 'done'];
export const occupiesTime = (look: AppointmentLook) => occupying.includes(look);
