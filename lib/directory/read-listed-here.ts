import type { InPractice } from '@/lib/context';
import { isLocale, type Locale } from '@/lib/core/locale';
import { completeCards, findListedHere } from './data';
import { listingVersion } from './listing';
import type { PublicPractitioner } from './schema';

/**
 * The public cards of whoever of the practice the directory shows, each with the sites where they themselves have hours, in the caller's own
 * transaction: where only somebody unlisted works is not among them.
 */
export async function readListedHere(
  tx: Pick<InPractice, 'db' | 'actor' | 'clock'>,
): Promise<{ readonly locale: Locale; readonly cards: readonly PublicPractitioner[] }> {
  const { rows, open, locale } = await findListedHere(tx, listingVersion(tx.clock.now()));
  const cards = rows.length === 0 ? [] : await completeCards(tx, tx.actor.practiceId, rows);
  const worksAt = (practitionerId: string, siteId: string) =>
    open.some((one) => one.practitionerId === practitionerId && one.siteId === siteId);
  return {
    locale: isLocale(locale) ? locale : 'fr',
    cards: cards.map((card) => ({ ...card, sites: card.sites.filter(({ id }) => worksAt(card.practitionerId, id)) })),
  };
}
