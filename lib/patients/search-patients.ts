import { type Context, inPractice } from '@/lib/context';
import { findPeople } from './data';
import { mayReadPatients } from './policy';
import type { PatientHit } from './schema';
import { readQuery } from './search-query';
import { isFoundBy } from './search-tokens';
import { findCandidates } from './tokens/data';

const MOST_HITS = 20;
/** More candidates than hits, for those that share a token by chance and for files erased since. */
const SPARE = 10;

/**
 * Patients of the practice by beginnings of names (accents, capitals, hyphens and apostrophes do not matter), birth date, phone
 * (whole or its last four digits or more) or e-mail (whole). By name, at most 20, the latest files first chosen when there are more.
 * A file that others were merged into is found by
 * what they said, too. Whoever may not read patients finds none.
 */
export async function searchPatients(
  ctx: Context,
  { query, limit = MOST_HITS }: { readonly query: string; readonly limit?: number },
): Promise<PatientHit[]> {
  const readings = readQuery(query);
  if (readings.length === 0 || !mayReadPatients(ctx.actor)) return [];
  const most = Math.min(limit, MOST_HITS);
  const found = await inPractice(ctx, async (tx) => findPeople(tx, await findCandidates(tx, readings, most + SPARE)));
  const hits: PatientHit[] = [];
  for (const [id, { identity, others }] of [...found].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const known = [identity, ...others];
    if (!readings.some((terms) => terms.every((term) => known.some((one) => isFoundBy(one, term))))) continue;
    const { familyName, givenName, birthDate, phone } = identity;
    hits.push({ id, familyName, givenName, birthDate, phone });
  }
  return hits.slice(0, most).sort((a, b) => byName.compare(a.familyName, b.familyName) || byName.compare(a.givenName, b.givenName));
}

const byName = new Intl.Collator('fr');
