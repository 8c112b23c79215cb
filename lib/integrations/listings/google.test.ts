import { describe, expect, test } from 'vitest';
import { googleListings } from './google';
import { noListings } from './none';
import { type ListedPlace, listingFiles } from './port';

const place: ListedPlace = {
  ...{ id: 'dr-essai.sit_1', name: 'Dr Essai', phone: '+33478000000', profile: 'https://prati.test/p/dr-essai' },
  ...{ street: '1 rue des Tests', postcode: '69001', city: 'Lyon', country: 'FR', specialty: 'Médecine générale', language: 'fr' },
  link: 'https://prati.test/book/dr-essai?reason=vsr_1',
  reasons: [
    {
      ...{ id: 'vsr_1', label: 'Consultation', minutes: 20, price: { minor: 2_650, currency: 'EUR' } },
      link: 'https://prati.test/book/dr-essai?reason=vsr_1',
    },
    { ...{ id: 'vsr_2', label: 'Suivi', minutes: 15, price: null }, link: 'https://prati.test/book/dr-essai?reason=vsr_2' },
  ],
};

describe('the files of Google’s Appointments Redirect', () => {
  test('a place is named and found by its address; a telephone nobody gave is left out', () => {
    expect(googleListings.describe('entity', [place])).toEqual([
      {
        ...{ entity_id: 'dr-essai.sit_1', name: 'Dr Essai', telephone: '+33478000000', url: 'https://prati.test/p/dr-essai' },
        location: { address: { country: 'FR', locality: 'Lyon', postal_code: '69001', street_address: '1 rue des Tests' } },
      },
    ]);
    expect(googleListings.describe('entity', [{ ...place, phone: null }])[0]).not.toHaveProperty('telephone');
  });

  test('a place has one link to book by, with a reason chosen', () => {
    expect(googleListings.describe('action', [place])).toEqual([
      { entity_id: 'dr-essai.sit_1', link_id: 'dr-essai.sit_1.book', url: place.link, actions: [{ appointment_info: {} }] },
    ]);
  });

  test('each reason is a service of its place: price in millionths or none shown, length in seconds, its own link', () => {
    const [first, second] = googleListings.describe('service', [place]);
    expect(first).toEqual({
      ...{ merchant_id: 'dr-essai.sit_1', service_id: 'vsr_1' },
      localized_service_name: { value: 'Consultation', localized_value: [{ locale: 'fr', value: 'Consultation' }] },
      localized_service_category: { value: 'Médecine générale', localized_value: [{ locale: 'fr', value: 'Médecine générale' }] },
      service_price: { price_interpretation: 'INTERPRETATION_EXACT', min_price: { price_micros: 26_500_000, currency_code: 'EUR' } },
      service_duration: { duration_interpretation: 'INTERPRETATION_EXACT', min_duration_sec: 1_200 },
      action_link: [{ url: place.reasons[0]?.link }],
      ranking_hint: { score: 1 },
    });
    expect(second).toMatchObject({ service_price: { price_interpretation: 'INTERPRETATION_NOT_DISPLAYED' }, ranking_hint: { score: 2 } });
  });

  test('nobody is told anything where nobody is connected', () => {
    for (const file of listingFiles) expect(noListings.describe(file, [place])).toEqual([]);
  });
});
