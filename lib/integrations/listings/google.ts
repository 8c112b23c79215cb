import type { ListedPlace, ListedReason, ListingFile, ListingPort } from './port';

/** Google counts money in millionths. The currencies of Prati have two decimals. */
const microsPerMinor = 10_000;

const entity = ({ id, name, phone, profile, street, postcode, city, country }: ListedPlace) => ({
  ...{ entity_id: id, name, ...(phone === null ? {} : { telephone: phone }), url: profile },
  location: { address: { country, locality: city, postal_code: postcode, street_address: street } },
});

const action = ({ id, link }: ListedPlace) => ({ entity_id: id, link_id: `${id}.book`, url: link, actions: [{ appointment_info: {} }] });

const localized = (language: string, value: string) => ({ value, localized_value: [{ locale: language, value }] });
const price = (of: ListedReason['price']) =>
  of === null
    ? { price_interpretation: 'INTERPRETATION_NOT_DISPLAYED' }
    : {
        price_interpretation: 'INTERPRETATION_EXACT',
        min_price: { price_micros: of.minor * microsPerMinor, currency_code: of.currency },
      };

const service = ({ id, language, specialty }: ListedPlace, reason: ListedReason, place: number) => ({
  ...{ merchant_id: id, service_id: reason.id },
  localized_service_name: localized(language, reason.label),
  localized_service_category: localized(language, specialty),
  service_price: price(reason.price),
  service_duration: { duration_interpretation: 'INTERPRETATION_EXACT', min_duration_sec: reason.minutes * 60 },
  action_link: [{ url: reason.link }],
  ranking_hint: { score: place },
});

const shapes: Readonly<Record<ListingFile, (place: ListedPlace) => readonly object[]>> = {
  entity: (place) => [entity(place)],
  action: (place) => [action(place)],
  service: (place) => place.reasons.map((reason, at) => service(place, reason, at + 1)),
};

/**
 * The Appointments Redirect feeds of Google's Actions Center (`reservewithgoogle.entity`, `reservewithgoogle.action.v2`, `glam.service.v0`),
 * https://developers.google.com/actions-center/verticals/appointments/redirect/reference/feeds/overview. An entry without coordinates is
 * found by its address.
 */
export const googleListings: ListingPort = { adapter: 'google', describe: (file, places) => places.flatMap(shapes[file]) };
