import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { inPractice, inScope, writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { answer, tick } from '@/test/answers';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { countPageView } from './count-page-view';
import { forgetAllUnmeasured } from './forget-uses';
import { isMeasured } from './is-measured';
import { recordUses } from './record-uses';
import { chooseMeasurement, isCounted, visitorText } from './visitor-choice';

let house: House;
beforeEach(async () => {
  house = await openHouse(house ? { db: house.db } : {});
});
afterAll(() => house.db.close());

const uses = { uses: [{ name: 'page_opened' as const, family: 'agenda' as const }] };
const off = { ok: false, error: { code: 'measurement.off' } };
const stored = () =>
  inPractice(house.system, (tx) =>
    tx.db.usageEvent.findMany({ where: { practiceId: house.practiceId }, select: { name: true, pageFamily: true } }),
  );

describe('inv-G5 product measurement', () => {
  test('keeps nothing of who was never asked, said no, or is no member', async () => {
    expect(await recordUses(house.member, uses)).toEqual(off);
    await answer(house.member, 'analytics_product', 'refused');
    expect(await recordUses(house.member, uses)).toEqual(off);
    expect(await recordUses(house.visitor, uses)).toEqual(off);
    expect(await stored()).toEqual([]);
  });

  test('keeps what was used while the yes stands, and nothing else about it', async () => {
    await answer(house.member, 'analytics_product', 'given');
    expect(await isMeasured(house.member as Parameters<typeof isMeasured>[0])).toBe(true);
    expect(await recordUses(house.member, uses)).toEqual({ ok: true, value: { stored: 1 } });
    expect(await stored()).toEqual([{ name: 'page_opened', pageFamily: 'agenda' }]);
  });

  test('stops at once when the yes is taken back, and what was stored is gone within one tick', async () => {
    await answer(house.member, 'analytics_product', 'given');
    await recordUses(house.member, uses);
    await tick(house, ['measurement']);
    expect(await stored()).toHaveLength(1);
    await answer(house.member, 'analytics_product', 'withdrawn');
    expect(await recordUses(house.member, uses)).toEqual(off);
    expect(await isMeasured(house.member as Parameters<typeof isMeasured>[0])).toBe(false);
    expect(await tick(house, ['measurement'])).toEqual(['measurement.forget-uses']);
    expect(await stored()).toEqual([]);
  });

  test('a yes of one member is nobody else’s', async () => {
    await answer(house.member, 'analytics_product', 'given');
    const other = await openHouse({ db: house.db });
    expect(await recordUses(other.member, uses)).toEqual(off);
  });

  test('uses written while the yes is being taken back do not outlive it', async () => {
    await answer(house.member, 'analytics_product', 'given');
    await Promise.all([
      ...Array.from({ length: 12 }, () => recordUses(house.member, uses)),
      answer(house.member, 'analytics_product', 'withdrawn').then(() => tick(house, ['measurement'])),
      ...Array.from({ length: 12 }, () => recordUses(house.member, uses)),
    ]);
    expect(await stored()).toEqual([]);
  });

  test('what is stored without a yes, however it came there, goes in the night', async () => {
    const { practiceId, member } = house;
    if (member.actor.kind !== 'member') throw new Error('not a member');
    const memberId = member.actor.memberId;
    const row = { practiceId, id: newId('usageEvent'), memberId, name: 'page_opened', pageFamily: 'agenda', at: member.clock.now() };
    await writeInPractice(house.system, ({ db }) => db.usageEvent.create({ data: row }));
    await forgetAllUnmeasured(house.system);
    expect(await stored()).toEqual([]);
  });
});

describe('inv-G5 counting public pages', () => {
  const views = (day: string) =>
    inScope(house.system, {}, async ({ db }) => {
      const rows = await db.pageViewCount.findMany({ where: { day: new Date(day) } });
      return Object.fromEntries(rows.map(({ pageFamily, views }) => [pageFamily, views]));
    });
  const choose = (token: string | null, isGiven: boolean, open = house.system) =>
    chooseMeasurement(open, { token, isGiven, language: 'de', textVersion: visitorText(open).version, noticeId: 'cookie-banner' });

  test('counts days and kinds of pages for who said yes, and refuses who did not, or no longer does', async () => {
    const open = house.as(house.system.actor, frozenClock('2031-05-05T10:00:00Z'));
    expect(await countPageView(open, null, { family: 'home' })).toEqual(off);
    expect(await countPageView(open, 'a-token-nobody-was-given', { family: 'home' })).toEqual(off);
    const { token } = must(await choose(null, true, open));
    await Promise.all(Array.from({ length: 5 }, () => countPageView(open, token, { family: 'home' })));
    expect(await views('2031-05-05')).toEqual({ home: 5 });
    expect(must(await choose(token, false, open)).token).toBe(token);
    expect(await countPageView(open, token, { family: 'home' })).toEqual(off);
    expect(await views('2031-05-05')).toEqual({ home: 5 });
  });

  test('a choice is a record with its text, its proof is no number the browser keeps', async () => {
    const { token } = must(await choose(null, false));
    const rows = await inScope(house.system, {}, ({ db }) => db.$queryRaw<unknown[]>`select 1 from own_consent_event`);
    expect(rows).toEqual([]); // without the browser's number nobody reads it
    expect(await isCounted(house.system, token)).toBe(false);
  });

  test('a yes ends after six months, and a yes to another text is none', async () => {
    const { token } = must(await choose(null, true));
    const at = (time: string) => house.as(house.system.actor, frozenClock(time));
    expect(await isCounted(at('2027-07-03T07:00:00Z'), token)).toBe(true);
    expect(await isCounted(at('2027-07-04T07:00:01Z'), token)).toBe(false);
    const stale = { token: null, isGiven: true, language: 'fr', textVersion: 'an-older-one', noticeId: 'cookie-banner' } as const;
    expect(await chooseMeasurement(house.system, stale)).toMatchObject({ ok: false, error: { code: 'consents.text_changed' } });
  });
});
