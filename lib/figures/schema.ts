import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';

/** A period of whole local dates of the practice, both included, and whose agenda; null: everybody's. */
export type FiguresWish = { readonly from: LocalDate; readonly to: LocalDate; readonly practitionerId: Id<'practitioner'> | null };

/**
 * What happened to the visits that start in a period. A participant of a group is a visit, the group's own row is not; holds and requests
 * never are. Each figure equals a plain query over the appointments (docs/decisions/026).
 */
export type Figures = {
  /** Visits that stand, took place or were missed: everything but the cancelled. */
  readonly visits: number;
  readonly done: number;
  readonly noShow: number;
  readonly excused: number;
  readonly cancelledByPatient: number;
  /** Cancelled by somebody for the patient. */
  readonly cancelledByThirdParty: number;
  /** Of those cancelled by patients or somebody for them, inside the notice the reason asks for. */
  readonly cancelledLate: number;
  readonly cancelledByPractice: number;
  readonly firstVisits: number;
  /** Minutes of the practitioner's time that visits take, buffers not counted. */
  readonly minutes: number;
  /** Median of minutes between the time promised and entering the room, of visits where both are known; negative is early. */
  readonly delay: number | null;
  /** Median of minutes between arriving and entering the room. */
  readonly wait: number | null;
};

export type FiguresBy<K extends string> = Figures & { readonly key: K; readonly name: string };
export type PracticeFigures = {
  readonly timeZone: string;
  readonly all: Figures;
  /** Minutes of opening hours in the period, absences and closed holidays taken off. */
  readonly openMinutes: number;
  readonly practitioners: readonly (FiguresBy<Id<'practitioner'>> & { readonly openMinutes: number })[];
  readonly reasons: readonly FiguresBy<Id<'visitReason'>>[];
  /** Keys are the appointments' sources: online, reception, waiting_list … */
  readonly sources: readonly FiguresBy<string>[];
  /** Keys are Mondays (local dates); weeks without a visit are there too. */
  readonly weeks: readonly FiguresBy<LocalDate>[];
};
