import { type Context, type InPractice, inPractice } from '@/lib/context';
import { localDateAt } from '@/lib/core/zone';
import type { Night } from '../due/schema';
import { findDisputed } from '../persons/data';
import { keptFor, type Term } from '../policies';
import { type Category, categories } from '../schema';
import { findSettings } from '../settings/data';
import { cutoffOf, isKeptAsMinor } from '../terms';
import { findFilled, findPastWithBirthDate, findPractice, readPointers } from './data';
import { enginesTables } from './order';

const HOUR = 3_600_000;
/** Birth dates opened at once. */
const page = 500;

/** The night a moment belongs to, by the local date: it begins at three in the morning, so that one not yet begun is made up for before. */
export const nightOf = (now: Date, timeZone: string): string => localDateAt(now.getTime() - 3 * HOUR, timeZone);

/** What one run goes by, all of it from the clock's `now`. */
export type Bearings = {
  readonly night: Night;
  readonly timeZone: string;
  readonly tables: readonly string[];
  /** The whole term of each category that has one. */
  readonly terms: ReadonlyMap<Category, readonly Term[]>;
};

/** Terms of the practice: keep and archive, one after the other. Without any, nothing is removed by time. */
export async function readTerms(tx: InPractice) {
  const { timeZone, jurisdiction, isGone } = await findPractice(tx);
  const chosen = await findSettings(tx);
  const kept = new Map(categories.map((category) => [category, keptFor(category, jurisdiction, chosen.get(category))] as const));
  const terms = new Map<Category, readonly Term[]>();
  for (const [category, one] of kept) {
    const both = one ? [one.keep, one.archive].filter((term) => term !== null) : [];
    if (both.length > 0) terms.set(category, both);
  }
  return { timeZone, jurisdiction, isGone, chosen, kept, terms };
}

export async function takeBearings(ctx: Context, now: Date, stopped: ReadonlySet<Category> = new Set()): Promise<Bearings> {
  const found = await inPractice(ctx, async (tx) => {
    const read = { ...(await readTerms(tx)), pointers: await readPointers(tx) };
    const all = enginesTables(read.pointers, read.isGone);
    // What a gone practice still has is little: the rest is not looked at night after night.
    return read.isGone
      ? { ...read, tables: await findFilled(tx, all), disputed: await findDisputed(tx) }
      : { ...read, tables: all, disputed: null };
  });
  const { timeZone, terms, kept, pointers, tables, disputed } = found;
  const ends = new Map([...terms].map(([category, both]) => [category, cutoffOf(both, now, timeZone)] as const));
  const archives = new Map(
    [...kept].map(([category, one]) => [category, one?.keep && one.archive ? cutoffOf([one.keep], now, timeZone) : null] as const),
  );
  const night: Night = { practiceId: ctx.actor.practiceId, now, ends, archives, stopped, kept: [], pointers, disputed };
  return { night: { ...night, kept: await findMinors(ctx, night, tables, timeZone) }, timeZone, tables, terms };
}

/** Files past the term whose patient was a minor at the last care event and is not yet 28: told by the sealed birth date alone. */
async function findMinors(ctx: Context, night: Night, tables: readonly string[], timeZone: string): Promise<string[]> {
  const today = localDateAt(night.now.getTime(), timeZone);
  const kept: string[] = [];
  for (const table of tables)
    for (let after = ''; ; ) {
      const found = await inPractice(ctx, async (tx) => {
        const rows = await findPastWithBirthDate(tx, night, table, after, page);
        const sealers = await tx.keyring.patientSealers(
          tx.db,
          tx.actor.practiceId,
          rows.map(({ id }) => id as `pat_${string}`),
        );
        for (const { id, sealed, start } of rows) {
          const sealer = sealers.get(id as `pat_${string}`);
          if (!sealer || sealer === 'destroyed') continue;
          const birthDate = sealer.open(sealed, { table, column: 'birth_date_sealed', row: id });
          if (isKeptAsMinor(birthDate, localDateAt(start.getTime(), timeZone), today)) kept.push(id);
        }
        return rows;
      });
      after = found.at(-1)?.id ?? '';
      if (found.length < page) break;
    }
  return kept;
}
