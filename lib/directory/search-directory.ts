import type { Offer } from '@/lib/availability/offers';
import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { VisitMode } from '@/lib/core/visit-mode';
import { completeCards, findListed, isListed, type PractitionerRow } from './data';
import type { DirectoryError } from './errors';
import { listingVersion } from './listing';
import { nextTimes } from './next-times';
import { rememberedOf, type Watch } from './remembered-practices';
import { matchesWords } from './rules';
import type { PublicPractitioner, PublicReason } from './schema';

export type DirectoryQuery = {
  /** Name or specialty, in the reader's language. */
  readonly q?: string | undefined;
  readonly specialty?: string | undefined;
  readonly place?: string | undefined;
  readonly mode?: VisitMode | undefined;
  readonly language?: string | undefined;
  readonly sector?: string | undefined;
  readonly acceptsNew?: boolean | undefined;
  /** By family name unless told; `soonest`: whoever is free first. */
  readonly sort?: 'name' | 'soonest' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** The words of a specialty key, so that a search finds them. */
  readonly specialtyWords: (key: string) => string;
  /** Where one listens, what was worked out is kept until something happens in its practice. */
  readonly watch?: Watch | undefined;
};
export type DirectoryResult = {
  readonly practitioner: PublicPractitioner;
  readonly reason: PublicReason | null;
  readonly next: readonly Offer[];
};
export type DirectoryPage = { readonly items: readonly DirectoryResult[]; readonly nextCursor: string | null };

/**
 * Listed practitioners by name or specialty, place, mode, language and fees, each with the next three free times of its first bookable
 * reason. Pages by cursor (the last slug shown), in the order of family names or of first free times.
 */
export async function searchDirectory(open: OpenContext, query: DirectoryQuery): Promise<Result<DirectoryPage, DirectoryError>> {
  const rows = (await inScope(open, { listed: true }, ({ db, clock }) => findListed(db, listingVersion(clock.now())))).filter((row) =>
    fits(row, query),
  );
  const inOrder = await ordered(open, rows, query);
  const after = query.cursor === undefined ? 0 : inOrder.findIndex(({ slug }) => slug === query.cursor) + 1;
  if (query.cursor !== undefined && after === 0) return err({ code: 'directory.cursor_unknown' });
  const page = inOrder.slice(after, after + query.limit);
  const items = await withTimes(open, await cardsOf(open, page, query.watch), query);
  const last = page.at(-1);
  return ok({ items, nextCursor: last && after + query.limit < inOrder.length ? last.slug : null });
}

const fits = (row: PractitionerRow, { specialty, language, acceptsNew, sector, q, specialtyWords }: DirectoryQuery): boolean =>
  (!specialty || row.specialty === specialty) &&
  (!language || row.languages.includes(language)) &&
  (!sector || row.sector === sector) &&
  (!acceptsNew || row.acceptsNew) &&
  (!q || matchesWords(`${row.honorific} ${row.givenName} ${row.familyName} ${specialtyWords(row.specialty)}`, q));

/** What is known of a row alone decides first; cards and times are read for all only where the question needs them. */
async function ordered(open: OpenContext, rows: PractitionerRow[], query: DirectoryQuery): Promise<PractitionerRow[]> {
  const { place, mode, sort, watch } = query;
  if (!place && !mode && sort !== 'soonest') return rows;
  const cards = (await cardsOf(open, rows, watch)).filter(
    (card) =>
      (!place || card.sites.some(({ city, postcode, name }) => matchesWords(`${city} ${postcode} ${name}`, place))) &&
      (!mode || reasonFor(card, mode) !== null),
  );
  const left = new Set(cards.map(({ practitionerId }) => practitionerId));
  const found = rows.filter(({ id }) => left.has(id as Id<'practitioner'>));
  if (sort !== 'soonest') return found;
  const first = new Map((await withTimes(open, cards, query)).map(({ practitioner, next }) => [practitioner.slug, next[0]?.start]));
  const at = ({ slug }: PractitionerRow) => first.get(slug) ?? Number.POSITIVE_INFINITY;
  // Sorting is stable: who is free at the same time stays in the order of names.
  return found.sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}

const byPractice = <T>(all: readonly T[], practiceOf: (one: T) => string): Map<Id<'practice'>, T[]> => {
  const groups = new Map<Id<'practice'>, T[]>();
  for (const one of all) {
    const practiceId = practiceOf(one) as Id<'practice'>;
    groups.set(practiceId, [...(groups.get(practiceId) ?? []), one]);
  }
  return groups;
};

/** The cards of these rows, in their order: one look per practice, unless it was worked out seconds ago. */
async function cardsOf(open: OpenContext, rows: readonly PractitionerRow[], watch: Watch | undefined): Promise<PublicPractitioner[]> {
  const cards = new Map<string, PublicPractitioner>();
  await Promise.all(
    [...byPractice(rows, ({ practiceId }) => practiceId)].map(async ([practiceId, own]) => {
      const remembered = watch && rememberedOf(open, watch, practiceId);
      const missing = own.filter(({ id }) => !remembered?.get('card', id));
      if (missing.length > 0) {
        const found = inScope(open, { practice: practiceId }, (tx) => completeCards(tx, practiceId, missing));
        for (const { id } of missing)
          remembered?.keep(
            'card',
            id,
            found.then((all) => all.find((card) => card.practitionerId === id)),
          );
        for (const card of await found) cards.set(card.practitionerId, card);
      }
      for (const { id } of own) {
        const card = cards.get(id) ?? (await remembered?.get<PublicPractitioner | undefined>('card', id));
        if (card) cards.set(id, card);
      }
    }),
  );
  // What the row says itself was read just now.
  return rows.flatMap((row) => {
    const { id, acceptsNew, languages, sector } = row;
    const card = cards.get(id);
    return card ? [{ ...card, acceptsNew, languages, sector, listed: isListed(row, open.clock.now()) }] : [];
  });
}

async function withTimes(open: OpenContext, cards: readonly PublicPractitioner[], query: DirectoryQuery): Promise<DirectoryResult[]> {
  const reasons = new Map(cards.map((card) => [card.practitionerId, reasonFor(card, query.mode)]));
  const times = new Map<Id<'practitioner'>, readonly Offer[]>();
  await Promise.all(
    [...byPractice(cards, ({ practiceId }) => practiceId)].map(async ([practiceId, own]) => {
      const asked = own.flatMap(({ practitionerId }) => {
        const reason = reasons.get(practitionerId);
        return reason ? [{ practitionerId, reasonId: reason.id }] : [];
      });
      if (asked.length === 0) return;
      const remembered = query.watch && rememberedOf(open, query.watch, practiceId);
      for (const [id, next] of await nextTimes(open, practiceId, asked, query.mode, remembered)) times.set(id, next);
    }),
  );
  return cards.map((practitioner) => ({
    practitioner,
    reason: reasons.get(practitioner.practitionerId) ?? null,
    next: times.get(practitioner.practitionerId) ?? [],
  }));
}

const reasonFor = (card: PublicPractitioner, mode: VisitMode | undefined) =>
  card.visitReasons.find(({ modes, forNewPatients }) => forNewPatients && (!mode || modes.includes(mode))) ??
  card.visitReasons.find(({ modes }) => !mode || modes.includes(mode)) ??
  null;

/** The next three free times for the reason wished, else the one a newcomer would most likely book. */
export async function withNextTimes(
  open: OpenContext,
  practitioner: PublicPractitioner,
  wish: { mode?: VisitMode | undefined; reason?: PublicReason | undefined } = {},
): Promise<DirectoryResult> {
  const reason = wish.reason ?? reasonFor(practitioner, wish.mode);
  if (!reason) return { practitioner, reason, next: [] };
  const { practiceId, practitionerId } = practitioner;
  const times = await nextTimes(open, practiceId, [{ practitionerId, reasonId: reason.id }], wish.mode);
  return { practitioner, reason, next: times.get(practitionerId) ?? [] };
}
