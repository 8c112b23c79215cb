import type { Locale } from '@/lib/core/locale';
import type { PublicPractitioner, PublicReason } from '@/lib/directory/schema';
import type { ListedPlace } from '@/lib/integrations/listings/port';
import { readPhone } from '@/lib/patients/phone';
import type { FeedMeans } from './schema';

/** What somebody who finds the practice on a map most likely comes for: the first reason open to new patients. */
const likely = (reasons: readonly PublicReason[]) => reasons.find(({ forNewPatients }) => forNewPatients) ?? reasons[0];

/**
 * Whoever can be booked online, at each address where they have hours: name, telephone, address and links, field by field, so that nothing
 * else of a card can come along. Who takes no bookings offers no reason, and is left out.
 */
export const placesOf = (
  { locale, cards }: { readonly locale: Locale; readonly cards: readonly PublicPractitioner[] },
  { profileOf, bookingOf, specialtyIn }: Omit<FeedMeans, 'listings'>,
): ListedPlace[] =>
  cards.flatMap(({ slug, displayName, specialty, sites, visitReasons }) => {
    const first = likely(visitReasons);
    if (!first) return [];
    const reasons = visitReasons.map(({ id, label, durationMinutes, price }) => ({
      ...{ id, label, minutes: durationMinutes, price, link: bookingOf(slug, id) },
    }));
    return sites.map(({ id, street, postcode, city, country, phone }) => ({
      ...{ id: `${slug}.${id}`, name: displayName, phone: phone && readPhone(phone), profile: profileOf(slug) },
      ...{ street, postcode, city, country, specialty: specialtyIn(locale, specialty), language: locale },
      ...{ link: bookingOf(slug, first.id), reasons },
    }));
  });
