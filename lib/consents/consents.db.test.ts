import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { holdSlot } from '@/lib/appointments/hold';
import type { Context } from '@/lib/context';
import { inPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { frozenClock } from '@/lib/core/clock';
import { type Id, newId } from '@/lib/core/id';
import { findPractitioner } from '@/lib/directory/find-practitioner';
import { listListed } from '@/lib/directory/list-listed';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { openDatabase } from '@/lib/platform/db';
import { openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import type { PurposeName } from './catalogue';
import { chooseConsent } from './choose';
import { chooseOwn, readOwn } from './choose-own';
import { expireConsents } from './expire-consents';
import { isGiven } from './is-given';
import { listStandings } from './list-standings';
import { mustAcknowledge } from './must-acknowledge';
import { noteShown } from './note-shown';
import { readConsentLog, readReceipt } from './read-log';
import { holdsHealthData } from './require-health-data';
import { requireIntegration } from './require-integration';
import type { Texts } from './rules';
import type { Choice, ConsentKey } from './schema';
import { consentTexts } from './texts';
import { verifyConsents } from './verify-consents';

const url = process.env.DATABASE_URL ?? '';
const [db, another] = [openDatabase({ url, connections: 20 }), openDatabase({ url, connections: 2 })];
afterAll(async () => {
  await db.close();
  await another.close();
});

const said = { method: 'toggle', noticeId: 'test', language: 'fr', textVersion: '2026-11' } as const;
const choose = (ctx: Context, key: ConsentKey, answer: Choice['answer'], more: Partial<Choice> = {}, texts?: Texts) =>
  chooseConsent(ctx, { ...said, key, answer, ...more }, texts);
const given = (ctx: Context, key: ConsentKey, subject: string, object?: string, texts?: Texts) =>
  inPractice(ctx, (tx) => isGiven(tx, { key, subject, object }, texts));
const memberOf = (ctx: Context) => (ctx.actor as MemberActor).memberId;
/** The catalogue with a second text of one purpose, in force from then on. */
const withNewText = (name: PurposeName, effectiveFrom: string): Texts => ({
  ...consentTexts,
  [name]: [...consentTexts[name], { version: 'next', effectiveFrom, fr: 'Nouveau', en: 'New', de: 'Neu' }],
});
const events = async (ctx: Context) => must(await readConsentLog(ctx, { filter: {}, most: 500 }));

describe('a choice', () => {
  test('inv-G5 off is off in every process as soon as it is committed, and on likewise', async () => {
    const house = await openHouse({ db });
    const elsewhere = { ...house.member, db: another };
    const subject = memberOf(house.member);
    expect(await given(elsewhere, 'marketing_emails', subject)).toBe(false);
    must(await choose(house.member, 'marketing_emails', 'given'));
    expect(await given(elsewhere, 'marketing_emails', subject)).toBe(true);
    must(await choose(house.member, 'marketing_emails', 'withdrawn'));
    expect(await given(elsewhere, 'marketing_emails', subject)).toBe(false);
  });

  test('is recorded once however often it is made, after the record that the text was shown', async () => {
    const house = await openHouse({ db });
    for (let n = 0; n < 3; n++) must(await choose(house.member, 'analytics_product', 'given'));
    const own = (await events(house.member)).filter(({ consentKey }) => consentKey === 'analytics_product');
    expect(own.map(({ eventType }) => eventType)).toEqual(['given', 'requested']);
    expect(own[0]).toMatchObject({ stateBefore: 'never_asked', stateAfter: 'given', legalBasis: 'art_6_1_a', method: 'toggle' });
    expect(await noteShown(house.member, { names: ['analytics_product', 'marketing_emails'], noticeId: 'x', language: 'de' })).toBe(1);
    expect(await noteShown(house.member, { names: ['analytics_product', 'marketing_emails'], noticeId: 'x', language: 'de' })).toBe(0);
  });

  test('inv-F2 of twenty at once leaves one chain that holds, and one event of each answer that changed something', async () => {
    const house = await openHouse({ db });
    const wishes = Array.from({ length: 20 }, (_, n) => choose(house.member, 'marketing_emails', n % 2 ? 'given' : 'withdrawn'));
    const results = (await Promise.all(wishes)).map((result) => must(result).changed);
    const written = (await events(house.member)).filter(
      ({ consentKey, eventType }) => consentKey === 'marketing_emails' && eventType !== 'requested',
    );
    expect(written).toHaveLength(results.filter(Boolean).length);
    // Neighbours in the chain never say the same: an answer equal to what stands is not written.
    written.slice(1).forEach((event, at) => {
      expect(event.stateAfter).toBe(written[at]?.stateBefore);
    });
    expect(await verifyConsents(house.member)).toMatchObject({ broken: null });
  });

  test('is each one’s own: nobody answers for another member, a patient or, but its owner, the practice', async () => {
    const house = await openHouse({ db });
    const assistant = house.as({
      ...house.member.actor,
      memberId: newId('member'),
      role: 'assistant',
      practitionerId: null,
    } as MemberActor);
    const refused = { ok: false, error: { code: 'consents.not_allowed' } };
    expect(await choose(assistant, 'marketing_emails', 'given', { subject: memberOf(house.member) })).toEqual(refused);
    expect(await choose(assistant, 'anonymized_stats_sharing', 'given')).toEqual(refused);
    expect(await choose(house.system, 'marketing_emails', 'given')).toEqual(refused);
    expect(await choose(house.visitor, 'anonymized_stats_sharing', 'given')).toEqual(refused);
    const { patientId } = must(await registerAtDesk(house.member, { identity, locale: 'fr' }));
    expect(await choose(house.member, 'health_data_reuse', 'given', { subject: patientId })).toEqual(refused);
    expect(await choose(house.member, 'tos_privacy', 'withdrawn')).toEqual({ ok: false, error: { code: 'consents.no_off_switch' } });
    expect(await choose(house.member, 'third_party_integrations', 'given', { object: 'none' })).toMatchObject({ ok: false });
    expect(await choose(house.member, 'marketing_emails', 'given', { textVersion: 'old' })).toEqual({
      ok: false,
      error: { code: 'consents.text_changed' },
    });
  });

  test('of one integration opens that one alone, and a refusal without it is journalled', async () => {
    const house = await openHouse({ db });
    must(await choose(house.member, 'third_party_integrations', 'given', { object: 'viva_payments' }));
    const ask = (integration: 'viva_payments' | 'mistral_ai') =>
      db.transaction({ practice: house.practiceId }, (tx) => requireIntegration({ ...house.member, db: tx }, integration));
    expect(await ask('viva_payments')).toEqual({ ok: true, value: null });
    expect(await ask('mistral_ai')).toEqual({ ok: false, error: { code: 'consents.integration_off', integration: 'mistral_ai' } });
    const journalled = await db.transaction({ practice: house.practiceId }, (tx) =>
      tx.auditEntry.count({ where: { act: 'integration.refused' } }),
    );
    expect(journalled).toBe(1);
  });
});

describe('a patient’s choice', () => {
  test('is their own, of their own file; over merged files the latest answer counts', async () => {
    const house = await openHouse({ db });
    const file = async (givenName: string) =>
      must(await registerAtDesk(house.member, { identity: { ...identity, givenName }, locale: 'fr' })).patientId;
    const [first, second, others] = [await file('Ève'), await file('Noé'), await file('Ada')];
    const patient = house.as({
      ...{ kind: 'patient', practiceId: house.practiceId, accountId: newId('account'), patientIds: [first, second], steppedUpAt: null },
    } as never);
    expect(await choose(patient, 'health_data_reuse', 'given', { subject: others })).toMatchObject({
      error: { code: 'consents.not_allowed' },
    });
    must(await choose(patient, 'health_data_reuse', 'given', { subject: first }));
    must(await choose(patient, 'health_data_reuse', 'refused', { subject: second }));
    expect(await given(house.member, 'health_data_reuse', first)).toBe(true);
    expect(await given(house.member, 'health_data_reuse', second)).toBe(false);
    await db.transaction({ practice: house.practiceId }, (tx) =>
      tx.patient.updateMany({ where: { id: second }, data: { mergedInto: first } }),
    );
    for (const id of [first, second]) expect(await given(house.member, 'health_data_reuse', id), id).toBe(false);
    must(await choose(patient, 'health_data_reuse', 'given', { subject: first }));
    for (const id of [first, second]) expect(await given(house.member, 'health_data_reuse', id), id).toBe(true);
    expect(await listStandings(patient, { language: 'fr', file: others })).toEqual([]);
    expect((await listStandings(patient, { language: 'fr', file: first })).find(({ key }) => key === 'health_data_reuse')?.state).toBe(
      'given',
    );
  });
});

describe('a new text', () => {
  const [before, after] = ['2027-01-04T07:00:00Z', '2027-06-01T00:00:00Z'];

  test('inv-G5 never carries an old yes over, leaves an old no, and what ran out is written down once', async () => {
    const house = await openHouse({ db, now: before });
    const subject = memberOf(house.member);
    const texts = withNewText('marketing_emails', '2027-03-01T00:00:00Z');
    must(await choose(house.member, 'marketing_emails', 'given'));
    must(await choose(house.member, 'analytics_product', 'refused'));
    expect(await given(house.member, 'marketing_emails', subject, undefined, texts)).toBe(true);
    const later = { ...house.member, clock: frozenClock(after) };
    expect(await given(later, 'marketing_emails', subject, undefined, texts)).toBe(false);
    expect(await choose(later, 'marketing_emails', 'given', {}, texts)).toMatchObject({ error: { code: 'consents.text_changed' } });

    await expireConsents(later, texts);
    await expireConsents(later, texts);
    const written = (await events(later)).filter(({ eventType }) => eventType === 'expired');
    expect(written.map(({ consentKey, textVersion, actorCapacity }) => [consentKey, textVersion, actorCapacity])).toEqual([
      ['marketing_emails', 'next', 'clock'],
    ]);
    must(await choose(later, 'marketing_emails', 'given', { textVersion: 'next' }, texts));
    expect(await given(later, 'marketing_emails', subject, undefined, texts)).toBe(true);
    expect((await events(later))[0]).toMatchObject({ eventType: 'renewed', textVersion: 'next' });
    expect(await verifyConsents(later)).toMatchObject({ broken: null });
  });

  test('of the terms is acknowledged within thirty days, then a member’s writing waits', async () => {
    const house = await openHouse({ db, now: before });
    const texts = withNewText('tos_privacy', '2027-03-01T00:00:00Z');
    const at = (iso: string) => ({ ...house.member, clock: frozenClock(iso) });
    must(await choose(house.member, 'tos_privacy', 'given'));
    expect(await mustAcknowledge(at('2027-03-30T23:59:59Z'), texts)).toBeNull();
    expect(await mustAcknowledge(at('2027-03-31T00:00:00Z'), texts)).toEqual({ code: 'consents.acknowledge_needed' });
    expect(await mustAcknowledge({ ...house.visitor, clock: frozenClock(after) }, texts)).toBeNull();
    must(await choose(at(after), 'tos_privacy', 'given', { textVersion: 'next' }, texts));
    expect(await mustAcknowledge(at(after), texts)).toBeNull();
  });

  test('about patient data turns no booking away during its grace', async () => {
    const house = await openHouse({ db, now: before });
    const texts = withNewText('health_data_processing', '2027-03-01T00:00:00Z');
    const holds = (iso: string) => inPractice({ ...house.member, clock: frozenClock(iso) }, (tx) => holdsHealthData(tx, texts));
    expect(await holds('2027-03-30T00:00:00Z')).toBe(true);
    expect(await holds('2027-04-01T00:00:00Z')).toBe(false);
  });
});

describe('the record', () => {
  test('inv-F2 only grows: refused to the application by grant, and a row altered past it is named by the walk', async () => {
    const house = await openHouse({ db });
    must(await choose(house.member, 'marketing_emails', 'given'));
    const attempt = (sql: string) =>
      db
        .transaction({ practice: house.practiceId }, (tx) => tx.$executeRawUnsafe(sql))
        .then(
          () => 'done',
          (error: Error) => (/42501|append-only|permission denied/.test(error.message) ? 'denied' : error.message),
        );
    for (const table of ['consent_event', 'own_consent_event'])
      for (const sql of [`update ${table} set language = 'de'`, `delete from ${table}`, `truncate ${table}`])
        expect(await attempt(sql), sql).toBe('denied');
    expect(await attempt(`update practitioner set listed = true`)).toMatch(/denied|follows the consent record/);

    const owner = new pg.Client({ connectionString: process.env.MIGRATION_DATABASE_URL });
    await owner.connect();
    await owner.query(
      'alter table consent_event disable trigger consent_event_append_only; alter table consent_event no force row level security',
    );
    await owner.query(`update consent_event set language = 'de' where practice_id = $1 and seq = 2`, [house.practiceId]);
    await owner.query(
      'alter table consent_event enable trigger consent_event_append_only; alter table consent_event force row level security',
    );
    await owner.end();
    expect((await verifyConsents(house.member)).broken).toEqual({ seq: 2, why: 'edited' });
  });

  test('inv-B4 is seen and written by no other practice, and read whole by the owner alone', async () => {
    const [house, other] = [await openHouse({ db }), await openHouse({ db })];
    const { receiptId } = must(await choose(house.member, 'marketing_emails', 'given'));
    expect((await events(other.member)).some((event) => event.subjectId === memberOf(house.member))).toBe(false);
    expect(await readReceipt(other.member, receiptId ?? '')).toMatchObject({ ok: false });
    const assistant = house.as({
      ...house.member.actor,
      memberId: newId('member'),
      role: 'assistant',
      practitionerId: null,
    } as MemberActor);
    expect(await events(assistant)).toEqual([]);
    expect(await readReceipt(assistant, receiptId ?? '')).toMatchObject({ ok: false });
    expect(must(await readReceipt(house.member, receiptId ?? ''))).toMatchObject({ consentKey: 'marketing_emails', receiptId });
  });

  test('of a visitor’s banner is theirs, holds six months and is asked anew then', async () => {
    const { keyring } = await openHouse({ db }).then(({ member }) => member);
    const at = (iso: string) => ({ db, keyring, clock: frozenClock(iso) });
    const [mine, theirs] = [{ visitor: newId('account') }, { visitor: newId('account') }];
    const choice = { key: 'audience_measurement', noticeId: 'banner', language: 'fr', textVersion: '2026-11' } as const;
    const now = at('2027-01-04T07:00:00Z');
    must(await chooseOwn(now, mine, { ...choice, answer: 'given' }));
    expect(must(await chooseOwn(now, mine, { ...choice, answer: 'given' })).changed).toBe(false);
    expect(await readOwn(now, mine, 'audience_measurement')).toBe('given');
    expect(await readOwn(now, theirs, 'audience_measurement')).toBe('never_asked');
    expect(await readOwn(at('2027-07-04T07:00:00Z'), mine, 'audience_measurement')).toBe('expired');
  });
});

describe('the gates', () => {
  test('inv-G5 without health_data_processing nobody’s data is kept: no file, no visit, no hold, and the page says so', async () => {
    const house = await openHouse({ db, healthData: false });
    const refused = { ok: false, error: { code: 'consents.health_data_needed' } };
    const { practitionerId, reasonId } = house;
    const time = { practitionerId, reasonId, start: new Date('2027-01-05T09:00:00Z'), locale: 'fr', isFirstVisit: true } as const;
    expect(await registerAtDesk(house.member, { identity, locale: 'fr' })).toEqual(refused);
    expect(await holdSlot(house.visitor, time)).toEqual(refused);
    expect(await bookForPatient(house.member, { ...time, patientId: newId('patient') })).toEqual(refused);
    expect((await findPractitioner(house.visitor, house.slug))?.takesBookings).toBe(false);
    must(await choose(house.member, 'health_data_processing', 'given'));
    must(await holdSlot(house.visitor, time));
    must(await registerAtDesk(house.member, { identity, locale: 'fr' }));
    expect((await findPractitioner(house.visitor, house.slug))?.takesBookings).toBe(true);
  });

  test('inv-G5 without public_directory_listing a profile is gone from search, sitemap and its page at once; booking stays', async () => {
    const house = await openHouse({ db });
    const elsewhere = { ...house.visitor, db: another };
    const shows = async () => [(await listListed(elsewhere)).includes(house.slug), (await findPractitioner(elsewhere, house.slug))?.listed];
    expect(await shows()).toEqual([false, false]);
    must(await choose(house.member, 'public_directory_listing', 'given'));
    expect(await shows()).toEqual([true, true]);
    must(await choose(house.member, 'public_directory_listing', 'withdrawn'));
    expect(await shows()).toEqual([false, false]);
    expect(await findPractitioner(elsewhere, house.slug)).toMatchObject({ listed: false, takesBookings: true });
  });

  test('whoever is to be deleted is shown nowhere, and the consent stands untouched', async () => {
    const house = await openHouse({ db });
    must(await choose(house.member, 'public_directory_listing', 'given'));
    const hide = (hidden: boolean) =>
      db.transaction({ practice: house.practiceId }, (tx) =>
        tx.practitioner.updateMany({ where: { id: house.practitionerId }, data: { hidden } }),
      );
    await hide(true);
    expect(await listListed(house.visitor)).not.toContain(house.slug);
    expect((await findPractitioner(house.visitor, house.slug))?.listed).toBe(false);
    expect(await given(house.member, 'public_directory_listing', memberOf(house.member))).toBe(true);
    await hide(false);
    expect(await listListed(house.visitor)).toContain(house.slug);
  });

  test('a practitioner who joins after saying yes is listed from the first row on', async () => {
    const house = await openHouse({ db });
    const memberId: Id<'member'> = newId('member');
    const accountId = newId('account');
    const createdAt = house.member.clock.now();
    await db.transaction({ practice: house.practiceId }, async (tx) => {
      await tx.account.create({
        data: { id: accountId, emailToken: accountId, emailSealed: 'x', passwordHash: 'x', locale: 'fr', createdAt },
      });
      await tx.member.create({
        data: { practiceId: house.practiceId, id: memberId, accountId, role: 'practitioner', displayName: 'x', createdAt },
      });
    });
    must(await choose(house.as({ ...house.member.actor, memberId } as MemberActor), 'public_directory_listing', 'given'));
    const slug = `dr-${memberId.slice(-12)}`;
    await db.transaction({ practice: house.practiceId }, (tx) =>
      tx.practitioner.create({
        data: {
          ...{
            practiceId: house.practiceId,
            id: newId('practitioner'),
            memberId,
            slug,
            honorific: '',
            givenName: 'Lou',
            familyName: 'Essai',
          },
          ...{ specialty: 'general_practice', languages: [], createdAt },
        },
      }),
    );
    expect(await listListed(house.visitor)).toContain(slug);
  });
});
