import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, dayNumber, type LocalDate } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { findOpenHours } from './data';
import { openRanges } from './opening-ranges';

export type OpenHours = {
  readonly timeZone: string;
  readonly from: LocalDate;
  readonly columns: readonly {
    readonly practitionerId: Id<'practitioner'>;
    readonly name: string;
    readonly initials: string;
    readonly open: readonly { start: number; end: number }[];
    readonly absences: readonly { id: Id<'absence'>; start: number; end: number; label: string }[];
  }[];
};

/** Opening hours and absences of each practitioner over the dates asked for, whatever the site: what the agenda draws. Epoch milliseconds. */
export async function openHours(
  tx: InPractice,
  wish: { from?: LocalDate | undefined; days: number; practitionerIds?: readonly Id<'practitioner'>[] | undefined },
): Promise<OpenHours> {
  const read = await findOpenHours(tx, wish.practitionerIds);
  const zone = zoneOf(read.timeZone);
  const from = wish.from ?? localDateAt(tx.clock.now().getTime(), read.timeZone);
  const first = dayNumber(from);
  const start = zone.firstInstantOf(first);
  const end = zone.firstInstantOf(dayNumber(addDays(from, wish.days)));
  return {
    timeZone: read.timeZone,
    from,
    columns: read.columns.map(({ openings, exceptions, absences, ...who }) => {
      const flat = openRanges(zone, openings, exceptions, first - 2, first + wish.days + 1);
      const open = flat.flatMap((at, i) => (i % 2 === 0 ? [{ start: at, end: flat[i + 1] ?? at }] : []));
      const shown = (range: { start: number; end: number }) => range.end > start && range.start < end;
      return { ...who, open: open.filter(shown), absences: absences.filter(shown) };
    }),
  };
}
