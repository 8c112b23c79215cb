import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findBySlug } from './data';

/** Which agenda an address leads to: all a slot list or a hold needs to know. */
export const findAgendaAddress = (
  open: OpenContext,
  slug: string,
): Promise<{ practiceId: Id<'practice'>; practitionerId: Id<'practitioner'> } | null> =>
  inScope(open, { slug }, async ({ db }) => {
    const row = await findBySlug(db, slug);
    return row && { practiceId: row.practiceId as Id<'practice'>, practitionerId: row.id as Id<'practitioner'> };
  });
