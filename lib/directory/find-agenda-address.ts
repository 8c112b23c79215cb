import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { rememberedFor } from '@/lib/platform/remembered';
import { findBySlug } from './data';

export type AgendaAddress = { readonly practiceId: Id<'practice'>; readonly practitionerId: Id<'practitioner'> };

const kept = new WeakMap<OpenContext['db'], ReturnType<typeof rememberedFor<AgendaAddress>>>();
const knownIn = (open: OpenContext) => {
  const known = kept.get(open.db) ?? rememberedFor<AgendaAddress>(open.clock, 60_000, 5_000);
  kept.set(open.db, known);
  return known;
};

/**
 * Which agenda an address leads to: all a slot list or a hold needs to know. Remembered for a minute per process: an address stays its
 * practitioner's for good, and what may be seen there is asked of the database each time.
 */
export async function findAgendaAddress(open: OpenContext, slug: string): Promise<AgendaAddress | null> {
  const known = knownIn(open);
  const remembered = known.get(slug);
  if (remembered) return remembered;
  const row = await inScope(open, { slug }, ({ db }) => findBySlug(db, slug));
  if (!row) return null;
  const address = { practiceId: row.practiceId as Id<'practice'>, practitionerId: row.id as Id<'practitioner'> };
  known.set(slug, address);
  return address;
}
