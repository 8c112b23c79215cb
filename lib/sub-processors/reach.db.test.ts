import { afterAll, beforeEach, expect, test } from 'vitest';
import { followConsent } from '@/lib/campaigns/follow-consent';
import { chooseConsent } from '@/lib/consents/choose';
import { followSwitchOff, type OnSwitchedOff } from '@/lib/consents/follow-switch-off';
import { requireIntegration } from '@/lib/consents/require-integration';
import type { Integration } from '@/lib/consents/schema';
import { textInForce } from '@/lib/consents/text-in-force';
import { type Context, inPractice, writeInPractice } from '@/lib/context';
import { newId } from '@/lib/core/id';
import { err, ok } from '@/lib/core/result';
import { deliver } from '@/lib/notifications/deliver';
import { letGoHeld } from '@/lib/notifications/let-go-held';
import { openDatabase } from '@/lib/platform/db';
import { readSubscription } from '@/lib/subscriptions/read-subscription';
import { renewSubscription } from '@/lib/subscriptions/renew-subscription';
import { settlePayment } from '@/lib/subscriptions/settle-payment';
import { Carrier } from '@/test/carrier';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { Subscriber } from '@/test/subscriber';
import { react } from '@/workers/reactions';
import { onSwitchedOff } from '@/workers/switched-off';
import { announceTo } from './announce-changes';
import { changes as published, subProcessors } from './list';
import { objectToChange, withdrawObjection } from './object-to-change';
import { reach, reachToEnd } from './reach';
import type { SubProcessorChange } from './schema';

/** The published changes, with one of this test's while it runs. */
const changes = published as SubProcessorChange[];
const before = [...changes];

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
afterAll(() => {
  changes.splice(0, changes.length, ...before);
  return db.close();
});
let house: House;
const day = 86_400_000;
const at = (ctx: Context, days: number): Context => {
  const now = new Date(house.system.clock.now().getTime() + days * day);
  return { ...ctx, clock: { now: () => now } };
};
const isoDay = (days: number) => new Date(house.system.clock.now().getTime() + days * day).toISOString().slice(0, 10);
const acts = (act: string) => inPractice(house.system, (tx) => tx.db.auditEntry.count({ where: { practiceId: house.practiceId, act } }));

beforeEach(async () => {
  house = await openHouse({ db });
  const resend = subProcessors.find(({ key }) => key === 'resend');
  if (!resend) throw new Error('no such row');
  const change = { number: 1, kind: 'changed', announcedOn: isoDay(2), effectiveOn: isoDay(42), becomes: resend } as const;
  changes.splice(0, changes.length, change);
});

/** The practice was told and objects; `days` from its first day. */
async function object(): Promise<void> {
  await announceTo(at(house.system, 3), changes[0] as SubProcessorChange);
  must(await objectToChange(at(house.member, 4), { change: 1, ground: 'Essai' }));
}
class Resend extends Carrier {
  // As if Resend stood behind the port: the mails go nowhere.
  override readonly adapter = 'resend' as 'local';
}
const subjectId = newId('verification');
const mail = async (days: number, email: Carrier) =>
  deliver(
    { ...at(house.system, days), email, appUrl: 'https://prati.test' },
    { kind: 'booking_code', subjectId, version: 1 },
    async () => ({
      to: 'canari@example.test',
      letter: {
        ...({ locale: 'fr', subject: 'Essai', sender: 'Essai', heading: 'Essai', lead: 'Essai' } as const),
        ...{ details: [], notes: [], signature: 'Essai', attachments: [] },
      },
    }),
  );
const row = () => inPractice(house.system, (tx) => tx.db.delivery.findFirstOrThrow({ where: { practiceId: house.practiceId, subjectId } }));

test('a mail that may not go by the carrier objected to is held back, not lost: it leaves when the objection is taken back', async () => {
  await object();
  const carrier = new Resend();
  expect(await mail(43, carrier)).toBe('waiting');
  expect(await mail(44, carrier)).toBe('waiting');
  expect(carrier.taken).toHaveLength(0);
  expect(await row()).toMatchObject({ state: 'queued', failure: 'delivery.held_back', attempts: 0 });
  expect(await acts('outside.held_back')).toBe(2);
  must(await withdrawObjection(at(house.member, 44), { change: 1 }));
  const event = { name: 'sub_processor.objection_withdrawn', practiceId: house.practiceId, payload: { change: 1 } } as never;
  expect(react(event).map(({ job }) => job.name)).toEqual(['notifications.let-go-held', 'subscriptions.renew']);
  expect(await letGoHeld(at(house.system, 44.1))).toBe(1);
  expect((await row()).dueAt).toEqual(at(house.system, 44.1).clock.now());
  expect(await mail(44.2, carrier)).toBe('sent');
  expect(carrier.taken).toHaveLength(1);
});

test('an objection to one carrier keeps no other off, and what ends something goes through it', async () => {
  await object();
  const own = new Carrier();
  expect(await mail(43, own)).toBe('sent');
  const taken: string[] = [];
  const audience = {
    adapter: 'resend' as const,
    put: async (address: string) => ok(taken.push(`+${address}`) && null),
    remove: async (address: string) => ok(taken.push(`-${address}`) && null),
  };
  const actor = house.member.actor as Extract<typeof house.member.actor, { kind: 'member' }>;
  await writeInPractice(house.system, async ({ db, keyring }) => {
    const sealer = await keyring.createAccountKey(db, actor.accountId);
    const emailSealed = sealer.seal('canari@example.test', { table: 'account', column: 'email_sealed', row: actor.accountId });
    await db.account.update({ where: { id: actor.accountId }, data: { emailSealed } });
  });
  const { version: textVersion } = textInForce('marketing_emails', house.member.clock.now(), 'fr');
  const said = { key: 'marketing_emails', method: 'toggle', noticeId: 'test', language: 'fr', textVersion } as const;
  const follow = () => followConsent({ ...at(house.system, 43), audience }, { memberId: actor.memberId });
  must(await chooseConsent(at(house.member, 42), { ...said, answer: 'given' }));
  expect(await follow()).toBe('held back');
  expect(taken).toEqual([]);
  must(await chooseConsent(at(house.member, 42.5), { ...said, answer: 'withdrawn' }));
  expect(await follow()).toBe('left');
  expect(taken).toHaveLength(1);
  expect(taken[0]).toMatch(/^-/);
});

test('a charge that may not go by the provider objected to waits: nothing is asked, nothing refused, and it is made afterwards', async () => {
  const shop = await Subscriber.open(db);
  house = shop.house;
  shop.now = house.system.clock.now();
  const viva = subProcessors.find(({ key }) => key === 'viva');
  if (!viva) throw new Error('no such row');
  changes.splice(0, 1, { ...(changes[0] as SubProcessorChange), effectiveOn: isoDay(32), becomes: viva });
  shop.fake.pay(await shop.checkout());
  expect(await settlePayment(shop.worker(), { paymentId: await shop.lastPaymentId() })).toBe('paid');
  await object();
  shop.days(33);
  const before = shop.fake.orders.size;
  expect(await renewSubscription(shop.worker())).toBe('waiting');
  expect(await acts('outside.held_back')).toBe(1);
  expect(await shop.lifecycle()).toBe('active');
  expect((await shop.payments()).map(({ state }) => state)).toEqual(['paid']);
  expect(shop.fake.orders.size).toBe(before);
  expect(must(await readSubscription(shop.owner()))).toMatchObject({ isHeldBack: true });
  must(await withdrawObjection(shop.owner(), { change: 1 }));
  expect(await renewSubscription(shop.worker())).toBe('paid');
  await shop.fake.close();
});

test('a service behind a member’s switch is refused and journalled while it is off', async () => {
  const actor = house.member.actor as Extract<typeof house.member.actor, { kind: 'member' }>;
  const audience = { adapter: 'local' } as const;
  const asked = writeInPractice(house.system, (tx) => reach(tx, 'audience', audience, { memberId: actor.memberId }));
  expect(await asked).toEqual(err({ code: 'outside.switched_off', service: 'audience' }));
  expect(await acts('outside.switched_off')).toBe(1);
  expect(reachToEnd('audience', audience)).toBe(audience);
});

test('an integration switched off refuses at once; what waits is dropped, the token revoked, then deleted with the copies', async () => {
  const waiting = ['job-1', 'job-2'];
  let tokens = ['token-1'];
  let copies = 3;
  const revoked: string[] = [];
  let isSilent = true;
  const testing: OnSwitchedOff = {
    ...onSwitchedOff,
    mistral_ai: {
      dropWaiting: async () => waiting.splice(0).length,
      revoke: async () => {
        if (isSilent) return err({ code: 'test.silent' });
        revoked.push(...tokens);
        return ok(['token-1']);
      },
      forgetTokens: async (_tx, gone) => {
        const before = tokens.length;
        tokens = tokens.filter((token) => !gone.includes(token));
        return before - tokens.length;
      },
      removeCopies: async () => {
        const had = copies;
        copies = 0;
        return had;
      },
    },
  };
  const integration: Integration = 'mistral_ai';
  const { version: textVersion } = textInForce(`third_party_integrations.${integration}`, house.member.clock.now(), 'fr');
  const said = { key: 'third_party_integrations', object: integration, method: 'toggle', noticeId: 'test', language: 'fr' } as const;
  const ask = () => writeInPractice(house.system, (tx) => requireIntegration(tx, integration));
  const follow = () => followSwitchOff(house.system, { integration, subject: house.practiceId }, testing);

  must(await chooseConsent(house.member, { ...said, textVersion, answer: 'given' }));
  expect((await ask()).ok).toBe(true);
  expect(await follow()).toBe('on');
  expect(waiting).toHaveLength(2);

  must(await chooseConsent(house.member, { ...said, textVersion, answer: 'withdrawn' }));
  expect(await ask()).toEqual(err({ code: 'consents.integration_off', integration }));
  const { practiceId } = house;
  const payload = { key: said.key, subject: practiceId, object: integration };
  const [job] = react({ name: 'consent.changed', practiceId, payload } as never);
  expect(job).toMatchObject({ job: { name: 'consents.follow-switch-off' }, payload: { practiceId, integration, subject: practiceId } });
  // The provider is silent: what waits is gone already, the job comes back.
  await expect(follow()).rejects.toMatchObject({ code: 'consents.not_revoked' });
  expect([waiting.length, tokens.length, copies]).toEqual([0, 1, 3]);
  isSilent = false;
  expect(await follow()).toBe('emptied');
  expect(revoked).toEqual(['token-1']);
  expect([tokens.length, copies]).toEqual([0, 0]);
  expect(await acts('integration.switched_off')).toBe(1);
  expect(await acts('integration.refused')).toBe(1);
});
