import { partsOf } from './calendar';

/** Countries whose practices may keep public holidays. */
export const holidayCountries = ['FR', 'DE', 'AT', 'CH', 'BE', 'LU'] as const;
type HolidayCountry = (typeof holidayCountries)[number];

/** A region as `listHolidays` takes it; `name` in the country's own language, null for the country itself. */
export type HolidayRegion = { readonly code: string; readonly country: HolidayCountry; readonly name: string | null };

/** Every region on offer, country by country: first the country, then its states, each followed by its districts. */
export async function listRegions(): Promise<readonly HolidayRegion[]> {
  const regions: HolidayRegion[] = [];
  for (const country of holidayCountries) {
    regions.push({ code: country, country, name: null });
    for (const [state, name] of await partsOf(country)) {
      regions.push({ code: `${country}-${state}`, country, name });
      for (const [district, part] of await partsOf(country, state))
        regions.push({ code: `${country}-${state}-${district}`, country, name: `${name} – ${part}` });
    }
  }
  return regions;
}

export const isRegion = async (code: string): Promise<boolean> => (await listRegions()).some((region) => region.code === code);
