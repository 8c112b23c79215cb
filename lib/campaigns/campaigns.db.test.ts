import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readUnsubscribing, unsubscribe } from '@/lib/campaigns/unsubscribe';
import { inPractice, inScope, writeInPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { err, ok } from '@/lib/core/result';
import type { AudiencePort } from '@/lib/integrations/audience/port';
import { answer, tick } from '@/test/answers';
import { Carrier } from '@/test/carrier';
import { type House, openHouse } from '@/test/house';
import { booked, must } from '@/test/lived-in';
import type { CampaignContent } from './schema';
import { startCampaign } from './start-campaign';

class Audience implements AudiencePort {
  readonly adapter = 'local';
  readonly addresses = new Set<string>();
  isAway = false;
  put: AudiencePort['put'] = async (address) => this.told(() => this.addresses.add(address));
  remove: AudiencePort['remove'] = async (address) => this.told(() => this.addresses.delete(address));
  private told(work: () => void) {
    if (this.isAway) return err({ code: 'audience.unreachable' as const });
    work();
    return ok(null);
  }
}

let house: House;
let carrier: Carrier;
let audience: Audience;
let email: string;
let issue = 0;

beforeEach(async () => {
  house = await openHouse(house ? { db: house.db } : {});
  [carrier, audience] = [new Carrier(), new Audience()];
  const { accountId, memberId } = house.member.actor as MemberActor;
  email = `canari.${memberId.slice(-8)}@example.test`;
  await writeInPractice(house.system, async ({ db, keyring }) => {
    const sealer = await keyring.createAccountKey(db, accountId);
    const emailSealed = sealer.seal(email, { table: 'account', column: 'email_sealed', row: accountId });
    await db.account.update({ where: { id: accountId }, data: { emailSealed, locale: 'de' } });
  });
});
afterAll(() => house.db.close());

/** Another newsletter each time: the same one is sent once. */
const content = (): CampaignContent => {
  issue += 1;
  const version = (language: string) => ({ subject: `${language} ${issue} ${email}`, heading: 'Neu', body: 'One.\n\nTwo\nlines.' });
  return { fr: version('fr'), en: version('en'), de: version('de') };
};
const work = () => tick(house, ['campaigns', 'notifications'], { email: carrier, audience, appUrl: 'https://prati.test' });
const start = (news = content()) => startCampaign(house.system, news);
const mine = () => carrier.taken.filter(({ to }) => to === email);
const deliveries = () =>
  inPractice(house.system, ({ db }) =>
    db.delivery.findMany({ where: { practiceId: house.practiceId, kind: 'campaign' }, select: { state: true } }),
  );

describe('inv-G5 newsletters', () => {
  test('nobody is written to who was never asked or said no', async () => {
    await start();
    await answer(house.member, 'marketing_emails', 'refused');
    await start();
    await work();
    expect(mine()).toEqual([]);
    expect(await deliveries()).toEqual([]);
    expect([...audience.addresses]).toEqual([]);
  });

  test('who said yes is written to once, in their language, with a way out that a mail program finds', async () => {
    await answer(house.member, 'marketing_emails', 'given');
    const news = content();
    await start(news);
    await work();
    await start(news);
    await work();
    expect(mine()).toHaveLength(1);
    const [mail] = mine();
    expect(mail?.subject).toBe(news.de.subject);
    expect(mail?.text).toContain('One.\n\nTwo lines.');
    expect(mail?.unsubscribeUrl).toMatch(/^https:\/\/prati\.test\/unsubscribe\/[\w-]{66}\/one-click$/);
    expect(mail?.text).toContain(mail?.unsubscribeUrl?.replace('/one-click', '\n') ?? 'no link');
    expect([...audience.addresses]).toEqual([email]);
  });

  test('two starts at once are one campaign', async () => {
    await answer(house.member, 'marketing_emails', 'given');
    const news = content();
    const started = await Promise.all([start(news), start(news), start(news)]);
    expect(new Set(started.map(({ campaignId }) => campaignId)).size).toBe(1);
    await work();
    expect(mine()).toHaveLength(1);
  });

  test('a yes taken back drops what is queued, leaves the audience and keeps only a hash of the address', async () => {
    await answer(house.member, 'marketing_emails', 'given');
    await work();
    await start();
    await answer(house.member, 'marketing_emails', 'withdrawn');
    const ran = await work();
    expect(ran.sort()).toEqual(['campaigns.follow-consent', 'notifications.send-campaign']);
    expect(mine()).toEqual([]);
    expect([...audience.addresses]).toEqual([]);
    const kept = await inScope(house.system, {}, ({ db }) => db.mailSuppression.findMany());
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain('@');
  });

  test('a yes taken back between writing the mail and handing it over still stops it', async () => {
    await answer(house.member, 'marketing_emails', 'given');
    await work();
    await start();
    // The address is opened once while the mail is written, and asked for again where it is handed over.
    const { keyring } = house.system;
    let asked = 0;
    const accountSealer: typeof keyring.accountSealer = async (...args) => {
      asked += 1;
      if (asked === 1) await answer(house.member, 'marketing_emails', 'withdrawn');
      return keyring.accountSealer(...args);
    };
    await tick(house, ['notifications'], { email: carrier, appUrl: 'https://prati.test', keyring: { ...keyring, accountSealer } });
    expect(asked).toBeGreaterThan(0);
    expect(mine()).toEqual([]);
    expect(await deliveries()).toEqual([{ state: 'dropped' }]);
  });

  test('while the provider is away the job comes back, and nothing is sent meanwhile', async () => {
    await answer(house.member, 'marketing_emails', 'given');
    await work();
    await start();
    await answer(house.member, 'marketing_emails', 'withdrawn');
    audience.isAway = true;
    await expect(work()).rejects.toThrow('audience.unreachable');
    expect(mine()).toEqual([]);
    expect(audience.addresses.size).toBe(1);
  });

  test('a mail program’s button takes the yes back, once and for good; a wrong link takes nothing', async () => {
    await answer(house.member, 'marketing_emails', 'given');
    await start();
    await work();
    const [, token = ''] = /unsubscribe\/([\w-]+)\/one-click/.exec(mine()[0]?.unsubscribeUrl ?? '') ?? [];
    expect(must(await readUnsubscribing(house.system, { token }))).toEqual({ isSubscribed: true });
    expect(await unsubscribe(house.system, { token: `${token.slice(0, -1)}_` }, 'api')).toMatchObject({
      error: { code: 'campaign.link_unknown' },
    });
    for (let press = 0; press < 2; press++) must(await unsubscribe(house.system, { token }, 'api'));
    expect(must(await readUnsubscribing(house.system, { token }))).toEqual({ isSubscribed: false });
    await start();
    await work();
    expect(mine()).toHaveLength(1);
    expect([...audience.addresses]).toEqual([]);
  });

  test('service mails go on', async () => {
    await answer(house.member, 'marketing_emails', 'given');
    await answer(house.member, 'marketing_emails', 'withdrawn');
    await work();
    await answer(house.member, 'health_data_processing', 'given');
    await booked(house, '2027-01-05T09:00:00Z');
    const ran = await work();
    expect(ran).toContain('notifications.send-code');
    expect(ran).toContain('notifications.tell-patient');
  });

  test('a practice whose subscription ended gets none, whatever its members said', async () => {
    await answer(house.member, 'marketing_emails', 'given');
    await work();
    await start();
    await writeInPractice(
      house.system,
      ({ db }) => db.$executeRaw`update practice set lifecycle_state = 'free_listing' where id = ${house.practiceId}`,
    );
    await work();
    await start();
    await work();
    expect(mine()).toEqual([]);
  });
});
