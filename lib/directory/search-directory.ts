import { visitorActor } from '@/lib/access/system';
import { listSlots } from '@/lib/availability/list-slots';
import type { Offer } from '@/lib/availability/offers';
import type { VisitMode } from '@/lib/availability/schema';
import { inScope, type OpenContext } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { completeCard, findListed } from './data';
import type { DirectoryError } from './errors';
import { matchesWords } from './rules';
import type { PublicPractitioner, PublicReason } from './schema';

export type DirectoryQuery = {
  /** Name or specialty, in the reader's language. */
  readonly q?: string | undefined;
  readonly specialty?: string | undefined;
  readonly place?: string | undefined;
  readonly mode?: VisitMode | undefined;
  readonly language?: string | undefined;
  readonly acceptsNew?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** The words of a specialty key, so that a search finds them. */
  readonly specialtyWords: (key: string) => string;
};
export type DirectoryResult = {
  readonly practitioner: PublicPractitioner;
  readonly reason: PublicReason | null;
  readonly next: readonly Offer[];
};
export type DirectoryPage = { readonly items: readonly DirectoryResult[]; readonly nextCursor: string | null };

/**
 * Listed practitioners by name or specialty, place, mode and language, each with the next three free times of its first bookable reason.
 * Pages by cursor (the last slug shown), in the order of family names.
 */
export async function searchDirectory(open: OpenContext, query: DirectoryQuery): Promise<Result<DirectoryPage, DirectoryError>> {
  const found = await inScope(open, { listed: true }, async ({ db }) => {
    const cards: PublicPractitioner[] = [];
    for (const row of await findListed(db)) {
      if (query.specialty && row.specialty !== query.specialty) continue;
      if (query.language && !row.languages.includes(query.language)) continue;
      if (query.acceptsNew && !row.acceptsNew) continue;
      if (query.q && !matchesWords(`${row.givenName} ${row.familyName} ${query.specialtyWords(row.specialty)}`, query.q)) continue;
      const card = await completeCard(db, row);
      const inPlace =
        !query.place || card.sites.some(({ city, postcode, name }) => matchesWords(`${city} ${postcode} ${name}`, query.place ?? ''));
      if (inPlace && (!query.mode || reasonFor(card, query.mode))) cards.push(card);
    }
    return cards;
  });

  const after = query.cursor === undefined ? 0 : found.findIndex(({ slug }) => slug === query.cursor) + 1;
  if (query.cursor !== undefined && after === 0) return err({ code: 'directory.cursor_unknown' });
  const page = found.slice(after, after + query.limit);
  const items = await Promise.all(page.map((practitioner) => withNextTimes(open, practitioner, query.mode)));
  const last = page.at(-1);
  return ok({ items, nextCursor: last && after + query.limit < found.length ? last.slug : null });
}

const reasonFor = (card: PublicPractitioner, mode: VisitMode | undefined) =>
  card.visitReasons.find(({ modes, forNewPatients }) => forNewPatients && (!mode || modes.includes(mode))) ??
  card.visitReasons.find(({ modes }) => !mode || modes.includes(mode)) ??
  null;

/** The next three free times for the reason a newcomer would most likely book. */
export async function withNextTimes(open: OpenContext, practitioner: PublicPractitioner, mode?: VisitMode): Promise<DirectoryResult> {
  const reason = reasonFor(practitioner, mode);
  if (!reason) return { practitioner, reason, next: [] };
  const ctx = { ...open, actor: visitorActor(practitioner.practiceId) };
  const slots = await listSlots(ctx, { practitionerId: practitioner.practitionerId, reasonId: reason.id, days: 45, mode });
  const offers = slots.ok ? slots.value.slots : [];
  // A start free in two modes is one time.
  const times = offers.filter(({ start }, i) => offers[i - 1]?.start !== start);
  return { practitioner, reason, next: times.slice(0, 3) };
}
