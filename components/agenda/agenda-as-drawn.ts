import { type AppointmentLook, lookOf } from '@/components/patterns/appointment-looks';
import { occupying, standing } from '@/lib/appointments/rules';
import type { LocalDate } from '@/lib/core/local-date';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { ColumnsBy } from './address';

/** A stretch of time in epoch milliseconds, half-open. */
export type Span = { readonly start: number; readonly end: number };

/** A visit or a hold as the agenda draws it; plain data, so that it travels to the browser. */
export type AgendaBlock = Span & {
  readonly id: string;
  readonly version: number;
  readonly practitionerId: string;
  readonly siteId: string;
  /** Rooms it takes; equipment stands in no column. */
  readonly roomIds: readonly string[];
  readonly reasonId: string;
  readonly patientId: string | null;
  readonly look: AppointmentLook;
  /** "NOM Prénom"; null for a hold, and for a patient whose file was erased. */
  readonly name: string | null;
  /** For the sheet on paper. */
  readonly birthYear: string | null;
  readonly phone: string | null;
  readonly reason: string;
  readonly colour: string;
  readonly mode: VisitMode;
  readonly isFirstVisit: boolean;
  readonly overbooked: boolean;
  readonly inSeries: boolean;
  /** Of a participant: the group visit they come to, which stands on the grid in their place. */
  readonly groupId: string | null;
  /** Places of a group visit and how many are taken; null for a visit of one. */
  readonly places: { readonly taken: number; readonly capacity: number } | null;
  /** Whole minutes kept free around it. */
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly arrivedAt: number | null;
  readonly expiresAt: number | null;
};

/** Where a block stands among those it overlaps: the `lane`-th of `lanes` equal shares. */
export type Placed = { readonly id: string; readonly lane: number; readonly lanes: number };
/** Blocks for which there was no share left: their number stands in the last one. */
export type Crowd = Span & { readonly ids: readonly string[]; readonly lane: number; readonly lanes: number };
export type HourMark = { readonly at: number; readonly label: string };

/** A column of one day, from `anchor` (top) to `end` (bottom): positions are elapsed time, so a change of clocks draws itself. */
type Column = {
  readonly key: string;
  readonly date: LocalDate;
  readonly anchor: number;
  readonly end: number;
  readonly open: readonly Span[];
  readonly absences: readonly (Span & { readonly id: string; readonly label: string })[];
  /** Time another calendar says is taken. */
  readonly external: readonly Span[];
  /** When what another calendar says was last brought in; null where no calendar is linked. */
  readonly externalAt: number | null;
  /** The public holiday of that day, named; null on the others. */
  readonly holiday: string | null;
  readonly blocks: readonly Placed[];
  readonly crowds: readonly Crowd[];
  /** Its own hour labels, on a day whose hours differ from the gutter's. */
  readonly marks: readonly HourMark[] | null;
};
/** One practitioner on one day. */
export type AgendaColumn = Column & {
  readonly practitionerId: string;
  readonly roomId: null;
  readonly name: string;
  readonly initials: string;
};
/** One room on one day; without an id and a name, the visits that have no room. */
export type RoomColumn = Column & {
  readonly practitionerId: null;
  readonly roomId: string | null;
  readonly siteId: string | null;
  readonly name: string | null;
  /** Where the practice has several sites. */
  readonly siteName: string | null;
};
/** What the grid draws. */
export type DrawnColumn = AgendaColumn | RoomColumn;

export type AgendaDay = { readonly date: LocalDate; readonly from: number; readonly to: number };
type AgendaRoom = { readonly id: string; readonly name: string; readonly siteId: string; readonly siteName: string | null };
type AgendaPractitioner = { readonly id: string; readonly name: string; readonly initials: string };

/** A reason as the desk books with it. */
export type DeskReason = {
  readonly id: string;
  readonly practitionerId: string;
  readonly label: string;
  readonly durationMinutes: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly modes: readonly VisitMode[];
  /** Rooms and equipment it may take. */
  readonly resources: readonly string[];
  readonly price: { readonly minor: number; readonly currency: string } | null;
};

/** A day of a month: how many visits it holds, and how much of its opening hours is left. Minutes. */
export type MonthDay = AgendaDay & {
  readonly inMonth: boolean;
  readonly count: number;
  readonly openMinutes: number;
  readonly freeMinutes: number;
  readonly isAbsent: boolean;
  readonly holiday: string | null;
};

export type AgendaModel = {
  readonly timeZone: string;
  readonly practiceName: string;
  readonly title: string;
  readonly now: number;
  readonly today: AgendaDay;
  readonly period: 'day' | 'week' | 'month';
  /** The date asked for, and the Monday-first week around it for the day chips. */
  readonly date: LocalDate;
  readonly days: readonly AgendaDay[];
  readonly practitioners: readonly AgendaPractitioner[];
  /** Whose column is shown where there is room for one: the one chosen, else the reader's own, else the first. */
  readonly practitionerId: string | null;
  readonly columns: readonly AgendaColumn[];
  /** What the columns of a day are, at this address and on this device. */
  readonly by: ColumnsBy;
  /** The same day by its rooms, where that was asked for. */
  readonly byRoom: readonly RoomColumn[] | null;
  /** Those in use, by site. */
  readonly rooms: readonly AgendaRoom[];
  readonly blocks: readonly AgendaBlock[];
  readonly marks: readonly HourMark[];
  /** Whole weeks around the month asked for; empty in the other periods. */
  readonly month: readonly MonthDay[];
  readonly reasons: readonly DeskReason[];
  /** Pixels per five minutes when the reader chose none; null follows the density. */
  readonly zoom: 12 | null;
};

/** Looks that keep the practitioner's time; the others leave it free under them. */
const takingTime: readonly AppointmentLook[] = occupying.map(lookOf);
export const occupiesTime = (look: AppointmentLook) => takingTime.includes(look);
/** A hold is no visit yet, and what was cancelled or missed is none any more. */
export const isExpected = (look: AppointmentLook) => look !== 'held' && occupiesTime(look);
/** Looks a visit can still be cancelled from; the one going on can be moved and stretched all the same. */
const stillStanding: readonly AppointmentLook[] = standing.map(lookOf);
export const isCancellable = ({ look }: Pick<AgendaBlock, 'look'>) => stillStanding.includes(look);
export const isMovable = ({ look, groupId }: Pick<AgendaBlock, 'look' | 'groupId'>) =>
  stillStanding.includes(look) || (look === 'in_room' && groupId === null);

export const MINUTE = 60_000;
export const STEP = 5 * MINUTE;
