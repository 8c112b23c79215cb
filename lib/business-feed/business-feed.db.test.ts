import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { chooseConsent } from '@/lib/consents/choose';
import type { Answer } from '@/lib/consents/schema';
import { textInForce } from '@/lib/consents/text-in-force';
import { consentTexts } from '@/lib/consents/texts';
import { type Context, inPractice, writeInPractice } from '@/lib/context';
import { newId } from '@/lib/core/id';
import { googleListings } from '@/lib/integrations/listings/google';
import { noListings } from '@/lib/integrations/listings/none';
import { type ListingFile, listingFiles } from '@/lib/integrations/listings/port';
import { openDatabase } from '@/lib/platform/db';
import { runRetention } from '@/lib/retention/run';
import { announceTo } from '@/lib/sub-processors/announce-changes';
import { changes as published, subProcessors } from '@/lib/sub-processors/list';
import { objectToChange } from '@/lib/sub-processors/object-to-change';
import type { SubProcessorChange } from '@/lib/sub-processors/schema';
import { tick } from '@/test/answers';
import { type House, listInDirectory, openHouse } from '@/test/house';
import { identity, livedIn, must } from '@/test/lived-in';
import { putAt } from '@/test/standing';
import { forgetOldCopies } from './forget-copies';
import { handOver } from './hand-over';
import { readFeedState } from './read-feed-state';
import type { FeedMeans } from './schema';
import { streamFeed } from './stream-feed';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 12 });
/** The published changes, with one of a test's while it runs. */
const changes = published as SubProcessorChange[];
const before = [...changes];
afterAll(() => {
  changes.splice(0, changes.length, ...before);
  return db.close();
});

const hour = 3_600_000;
const means: FeedMeans = {
  listings: googleListings,
  profileOf: (slug) => `https://prati.test/p/${slug}`,
  bookingOf: (slug, reason) => `https://prati.test/book/${slug}?reason=${reason}`,
  specialtyIn: (locale, key) => `${locale} ${key}`,
};
const at = (ctx: Context, hours: number): Context => {
  const now = new Date(ctx.clock.now().getTime() + hours * hour);
  return { ...ctx, clock: { now: () => now } };
};
type Entry = Record<string, unknown>;
/** The whole feed, of every practice there is, as whoever fetches it reads it. */
async function fetched(house: House, file: ListingFile = 'entity', hours = 0): Promise<Entry[]> {
  const { clock, keyring } = at(house.system, hours);
  let text = '';
  for await (const piece of streamFeed({ db, clock, keyring, ...means }, file)) text += piece;
  return (JSON.parse(text) as { data: Entry[] }).data;
}
const idOf = (house: House) => `${house.slug}.${house.siteId}`;
const isIn = async (house: House, hours = 0) => (await fetched(house, 'entity', hours)).some((one) => one.entity_id === idOf(house));
async function decide(house: House, answer: Answer, ctx: Context = house.member): Promise<void> {
  const { version: textVersion } = textInForce('third_party_integrations.google_business', ctx.clock.now(), 'fr');
  const said = { method: 'toggle', noticeId: 'test', language: 'fr', textVersion } as const;
  must(await chooseConsent(ctx, { key: 'third_party_integrations', object: 'google_business', answer, ...said }));
}
const copies = (house: House) =>
  inPractice(house.system, (tx) => tx.db.businessFeedCopy.findMany({ where: { practiceId: house.practiceId }, orderBy: { file: 'asc' } }));
const acts = (house: House, act: string) =>
  inPractice(house.system, (tx) => tx.db.auditEntry.count({ where: { practiceId: house.practiceId, act } }));

let house: House;
beforeEach(async () => {
  changes.splice(0, changes.length, ...before);
  house = await openHouse({ db });
  await listInDirectory(house.member);
});

describe('the feed for Google', () => {
  test('inv-G5 has a practice from its yes on, and not any more at the very next fetch after its no; another’s answer changes nothing', async () => {
    const other = await openHouse({ db });
    await listInDirectory(other.member);
    expect(await isIn(house)).toBe(false);
    await decide(house, 'given');
    expect([await isIn(house), await isIn(other)]).toEqual([true, false]);
    await decide(other, 'given');
    await decide(house, 'withdrawn');
    expect([await isIn(house), await isIn(other)]).toEqual([false, true]);
    expect(await acts(house, 'integration.refused'), 'nobody tried').toBe(0);
  });

  test('inv-G5 whoever tries without the switch is refused, and the journal says so', async () => {
    const ctx = { ...house.system, ...means };
    expect(await handOver(ctx, 'entity')).toEqual({ ok: false, error: { code: 'outside.switched_off', service: 'listings' } });
    expect(await acts(house, 'integration.refused')).toBe(1);
    expect(await copies(house)).toEqual([]);
  });

  test('a yes to a text that is in force no more counts for nothing', async () => {
    await decide(house, 'given');
    const texts = consentTexts['third_party_integrations.google_business'] as unknown as { version: string; effectiveFrom: string }[];
    const next = { ...texts[0], version: 'test-2', effectiveFrom: new Date(house.system.clock.now().getTime() - hour).toISOString() };
    texts.push(next as (typeof texts)[number]);
    try {
      expect(await isIn(house)).toBe(false);
    } finally {
      texts.pop();
    }
    expect(await isIn(house)).toBe(true);
  });

  test('an objection to Google holds it back, and the tab says who', async () => {
    const google = subProcessors.find(({ key }) => key === 'google');
    if (!google) throw new Error('no such row');
    const isoDay = (days: number) => new Date(house.system.clock.now().getTime() + days * 24 * hour).toISOString().slice(0, 10);
    const change = { number: 1, kind: 'changed', announcedOn: isoDay(2), effectiveOn: isoDay(42), becomes: google } as const;
    changes.splice(0, changes.length, change);
    await decide(house, 'given');
    await announceTo(at(house.system, 3 * 24), change);
    expect(await isIn(house, 41 * 24)).toBe(true);
    must(await objectToChange(at(house.member, 4 * 24), { change: 1, ground: 'Essai' }));
    expect(await isIn(house, 43 * 24)).toBe(false);
    expect(await readFeedState({ ...at(house.member, 43 * 24), ...means })).toMatchObject({ isOn: true, heldBackBy: 'google' });
  });

  test('who leaves the directory leaves it too, and the copy that names them goes with the workers’ next tick', async () => {
    await decide(house, 'given');
    expect(await isIn(house)).toBe(true);
    await tick(house, []);
    await listInDirectory(house.member, 'withdrawn');
    expect(await isIn(house)).toBe(false);
    expect(await copies(house)).toHaveLength(1);
    expect(await tick(house, ['business-feed'])).toContain('business-feed.forget-copies');
    expect(await copies(house)).toEqual([]);
  });

  test('nor is whoever has no hours anywhere: no address of a colleague’s stands in for theirs', async () => {
    const idle = await openHouse({ db, openings: [] });
    await listInDirectory(idle.member);
    await decide(idle, 'given');
    expect(await isIn(idle)).toBe(false);
    expect(await readFeedState({ ...idle.member, ...means })).toMatchObject({ isOn: true, places: [] });
  });

  test('nor is a practice in it that takes no bookings, or that has no reason to offer', async () => {
    await decide(house, 'given');
    await writeInPractice(house.system, ({ db: tx }) =>
      tx.visitReason.updateMany({ where: { practiceId: house.practiceId }, data: { bookableOnline: false } }),
    );
    expect(await isIn(house)).toBe(false);
    await writeInPractice(house.system, ({ db: tx }) =>
      tx.visitReason.updateMany({ where: { practiceId: house.practiceId }, data: { bookableOnline: true } }),
    );
    expect(await isIn(house)).toBe(true);
    await putAt(house, 'free_listing');
    expect(await isIn(house)).toBe(false);
  });

  test('pages through practices without leaving one out or naming one twice', async () => {
    const many = [house];
    for (let n = 0; n < 3; n++) {
      const one = await openHouse({ db });
      await listInDirectory(one.member);
      many.push(one);
    }
    for (const one of many) await decide(one, 'given');
    const { clock, keyring } = house.system;
    let text = '';
    for await (const piece of streamFeed({ db, clock, keyring, ...means }, 'entity', 2)) text += piece;
    const named = (JSON.parse(text) as { data: Entry[] }).data.map((one) => one.entity_id);
    for (const one of many) expect(named.filter((id) => id === idOf(one))).toHaveLength(1);
  });
});

describe('what is in it', () => {
  /** Every key there may ever be, per file. */
  const allowed: Record<ListingFile, readonly string[]> = {
    entity: ['entity_id', 'name', 'telephone', 'url', 'location', 'address', 'country', 'locality', 'postal_code', 'street_address'],
    action: ['entity_id', 'link_id', 'url', 'actions', 'appointment_info'],
    service: [
      ...['merchant_id', 'service_id', 'localized_service_name', 'localized_service_category', 'value', 'localized_value', 'locale'],
      ...['service_price', 'price_interpretation', 'min_price', 'price_micros', 'currency_code'],
      ...['service_duration', 'duration_interpretation', 'min_duration_sec', 'action_link', 'url', 'ranking_hint', 'score'],
    ],
  };
  const keysIn = (value: unknown): string[] =>
    Array.isArray(value)
      ? value.flatMap(keysIn)
      : value !== null && typeof value === 'object'
        ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)])
        : [];

  test('public professional data by a list of keys: no patient, no member’s address, nothing sealed, no site where only somebody unlisted works', async () => {
    const lived = await livedIn(db);
    house = lived.house;
    await listInDirectory(house.member);
    const [siteId, practitionerId, memberId, accountId] = [newId('site'), newId('practitioner'), newId('member'), newId('account')];
    const { practiceId } = house;
    const createdAt = house.system.clock.now();
    const mail = 'pinson.canari@example.test';
    await writeInPractice(house.system, async ({ db: tx }) => {
      await tx.site.updateMany({ where: { practiceId }, data: { phone: '04 78 00 00 00', accessNote: 'Code 4711' } });
      const home = { name: 'Chez Pinson', street: '9 impasse Canari', postcode: '69002', city: 'Lyon', country: 'FR', phone: null };
      await tx.site.create({ data: { practiceId, id: siteId, ...home } });
      await tx.account.create({
        data: { id: accountId, emailToken: accountId, emailSealed: mail, passwordHash: 'x', locale: 'fr', createdAt },
      });
      await tx.member.create({
        data: { practiceId, id: memberId, accountId, role: 'practitioner', displayName: 'Pinson Canari', createdAt },
      });
      const unlisted = { slug: `pinson-${memberId.slice(-8)}`, honorific: 'Dr', givenName: 'Pinson', familyName: 'Canari', createdAt };
      const works = { specialty: 'general_practice', languages: ['fr'] };
      await tx.practitioner.create({ data: { practiceId, id: practitionerId, memberId, ...unlisted, ...works } });
      const hours = { weekday: 1, startsAt: '09:00', endsAt: '12:00', modes: ['in_person'] };
      await tx.opening.create({ data: { practiceId, id: newId('opening'), practitionerId, siteId, ...hours } });
      const reason = { label: 'Visite Canari', durationMinutes: 30, stepMinutes: 30, modes: ['in_person'] };
      await tx.visitReason.create({ data: { practiceId, id: newId('visitReason'), practitionerId, ...reason } });
    });
    await decide(house, 'given');
    const secrets = [
      identity.familyName,
      identity.givenName,
      identity.email,
      mail,
      'Pinson',
      'Canari',
      'Code 4711',
      'sealed',
      'v1.',
      lived.patientId,
    ];
    for (const file of listingFiles) {
      const all = await fetched(house, file);
      const own = all.filter((one) => [one.entity_id, one.merchant_id].includes(idOf(house)));
      expect(own.length, file).toBeGreaterThan(0);
      expect([...new Set(keysIn(all))].filter((key) => !allowed[file].includes(key))).toEqual([]);
      const text = JSON.stringify(all);
      for (const secret of secrets) expect(text, `${file} ${secret}`).not.toContain(secret);
      expect(text).not.toMatch(/[\w.]+@[\w.]+/);
    }
    expect((await fetched(house)).find((one) => one.entity_id === idOf(house))).toMatchObject({
      name: 'Dr Test Essai',
      telephone: '+33478000000',
    });
    const [action] = (await fetched(house, 'action')).filter((one) => one.entity_id === idOf(house));
    expect(action).toMatchObject({ url: `https://prati.test/book/${house.slug}?reason=${house.reasonId}` });
  });
});

describe('what is remembered of it', () => {
  test('each file exactly as it went, noted in the journal once a day however often it is fetched', async () => {
    await decide(house, 'given');
    for (const file of listingFiles) {
      const own = (await fetched(house, file)).filter((one) => [one.entity_id, one.merchant_id].includes(idOf(house)));
      expect((await copies(house)).find((copy) => copy.file === file)?.content).toEqual(own);
    }
    await fetched(house, 'entity', 5);
    expect(await acts(house, 'business_feed.handed_over')).toBe(1);
    expect((await copies(house)).find(({ file }) => file === 'entity')?.sharedAt).toEqual(at(house.system, 5).clock.now());
    const state = await readFeedState({ ...house.member, ...means });
    expect(state).toMatchObject({ isConnected: true, isOn: true, heldBackBy: null, places: [{ name: 'Dr Test Essai', city: 'Lyon' }] });
    expect(state.copies.map(({ file }) => file)).toEqual(['action', 'entity', 'service']);
    await fetched(house, 'entity', 25);
    expect(await acts(house, 'business_feed.handed_over')).toBe(2);
  });

  test('inv-G5 gone at once when the switch is off: with the worker’s own reactions and registry', async () => {
    await decide(house, 'given');
    await fetched(house);
    await tick(house, []);
    await decide(house, 'withdrawn');
    expect(await tick(house, ['consents'])).toContain('consents.follow-switch-off');
    expect(await copies(house)).toEqual([]);
    expect(await acts(house, 'integration.switched_off')).toBe(1);
  });

  test('inv-G5 switched off while it is being fetched: no copy is left, whichever came first', async () => {
    for (let n = 0; n < 4; n++) {
      await decide(house, 'given');
      await tick(house, ['consents']);
      const off = async () => {
        await decide(house, 'withdrawn');
        await tick(house, ['consents']);
      };
      await Promise.all([handOver({ ...house.system, ...means }, 'entity'), off(), handOver({ ...house.system, ...means }, 'service')]);
      expect(await copies(house)).toEqual([]);
    }
  });

  test('gone after 24 hours, by the sweeper and by a night of retention, and not an hour before', async () => {
    await decide(house, 'given');
    const sweep = (hours: number) => forgetOldCopies({ ...at(house.system, hours) });
    await fetched(house);
    await sweep(23);
    expect(await copies(house)).toHaveLength(1);
    await sweep(24);
    expect(await copies(house)).toEqual([]);
    await fetched(house);
    await runRetention(at(house.system, 23));
    expect(await copies(house)).toHaveLength(1);
    await runRetention(at(house.system, 48));
    expect(await copies(house)).toEqual([]);
  });

  test('an installation without a feed says so', async () => {
    expect((await readFeedState({ ...house.member, ...means, listings: noListings })).isConnected).toBe(false);
  });
});
