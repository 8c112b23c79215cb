import { type Context, inPractice } from '@/lib/context';
import { findArchivedPeople } from './data';
import { maySearchArchive } from './policy';
import type { PatientHit } from './schema';
import { readQuery } from './search-query';
import { isFoundBy } from './search-tokens';
import { findCandidates } from './tokens/data';

const most = 8;

/**
 * Files in the archive by beginnings of names or birth date, at most eight: that there is one, so that it can be asked for with a second
 * person. For owners alone; daily search does not find them.
 */
export async function searchArchived(ctx: Context, { query }: { readonly query: string }): Promise<readonly PatientHit[]> {
  const readings = readQuery(query);
  if (readings.length === 0 || !maySearchArchive(ctx.actor)) return [];
  const found = await inPractice(ctx, async (tx) => findArchivedPeople(tx, await findCandidates(tx, readings, 200)));
  return [...found]
    .filter(([, { identity, others }]) =>
      readings.some((terms) => terms.every((term) => [identity, ...others].some((one) => isFoundBy(one, term)))),
    )
    .slice(0, most)
    .map(
      ([
        id,
        {
          identity: { familyName, givenName, birthDate, phone },
        },
      ]) => ({ id, familyName, givenName, birthDate, phone }),
    );
}
