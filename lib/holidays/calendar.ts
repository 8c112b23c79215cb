import type Holidays from 'date-holidays';

export type Calendar = Holidays;

/** Twelve megabytes of rules for the whole world: loaded when somebody first asks for holidays, and not with any page. */
const load = async (): Promise<Calendar> => new (await import('date-holidays')).default();

/** A calendar of the region; null for one that nobody knows. A country (FR), a state of it (DE-BY), a district of that (DE-BY-KATH). */
export async function calendarOf(region: string): Promise<Calendar | null> {
  const calendar = await load();
  const [country = '', state, district, ...rest] = region.split('-');
  const known =
    rest.length === 0 &&
    country in calendar.getCountries() &&
    (state === undefined || state in (calendar.getStates(country) ?? {})) &&
    (district === undefined || (state !== undefined && district in (calendar.getRegions(country, state) ?? {})));
  if (!known) return null;
  calendar.init(country, state, district);
  return calendar;
}

/** Codes and names of what lies inside: the states of a country, or the districts of a state. */
export async function partsOf(country: string, state?: string): Promise<readonly (readonly [code: string, name: string])[]> {
  const calendar = await load();
  const parts = (state === undefined ? calendar.getStates(country) : calendar.getRegions(country, state)) ?? {};
  return Object.entries(parts);
}
