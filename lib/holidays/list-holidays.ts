import type { LocalDate } from '@/lib/core/local-date';
import { type Locale, locales } from '@/lib/core/locale';
import { calendarOf } from './calendar';
import { nameIn } from './names';
import type { Holiday } from './schema';

const kept = new Map<string, Promise<readonly Holiday[]>>();

/**
 * Public holidays of a region (FR, FR-67, DE-BY, DE-BY-KATH) on the local dates `from` to `to`, both included, ascending, named in the three
 * languages. Observances, school holidays and half days are not among them; a region nobody knows has none. Depends on the calendar
 * alone: not on the server's zone, nor on today. Each year of a region is worked out once for the process.
 */
export async function listHolidays(region: string, from: LocalDate, to: LocalDate): Promise<readonly Holiday[]> {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = await Promise.all(Array.from({ length: last - first + 1 }, (_, n) => ofYear(region, first + n)));
  return years.flat().filter(({ date }) => from <= date && date <= to);
}

const ofYear = (region: string, year: number): Promise<readonly Holiday[]> => {
  const key = `${region} ${year}`;
  const known = kept.get(key);
  if (known) return known;
  const fresh = workOut(region, year);
  kept.set(key, fresh);
  // What failed is asked again: a refusal kept for the process would close no day ever after.
  fresh.catch(() => kept.delete(key));
  return fresh;
};

async function workOut(region: string, year: number): Promise<readonly Holiday[]> {
  const names = new Map<LocalDate, Partial<Record<Locale, string>>>();
  for (const locale of locales) {
    // One calendar for each: asked in a second language, it falls back on the first it was asked in.
    const calendar = await calendarOf(region);
    for (const { date, name, type } of calendar?.getHolidays(year, locale) ?? []) {
      // The text is the region's own wall clock; the instants beside it would depend on zones.
      const [day = '', clock] = date.split(' ');
      if (type === 'public' && clock === '00:00:00') names.set(day, { [locale]: nameIn(locale, name), ...names.get(day) });
    }
  }
  return [...names]
    .map(([date, { fr = '', en = fr, de = fr }]) => ({ date, name: { fr, en, de } }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
