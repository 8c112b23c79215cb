import { type Context, inPractice } from '@/lib/context';
import type { LocalDate } from '@/lib/core/local-date';
import { findNewest } from './data';
import { type SectorFigureName, sectorFigureNames } from './rules';

export type SectorFigures = { readonly month: LocalDate; readonly figures: readonly { name: SectorFigureName; value: number }[] };

/** The newest sector figures there are, for whoever works in a practice; null while there are none, and for everybody else. */
export async function readSectorFigures(ctx: Context): Promise<SectorFigures | null> {
  if (ctx.actor.kind !== 'member') return null;
  const rows = await inPractice(ctx, ({ db }) => findNewest(db));
  const [first] = rows;
  if (!first) return null;
  const byName = new Map(rows.map(({ name, value }) => [name, value]));
  const figures = sectorFigureNames.flatMap((name) => {
    const value = byName.get(name);
    return value === undefined ? [] : [{ name, value }];
  });
  return { month: first.month.toISOString().slice(0, 10), figures };
}
