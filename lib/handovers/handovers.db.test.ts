import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Context, inPractice } from '@/lib/context';
import { type Clock, frozenClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { practiceTables } from '@/lib/exports/tables';
import { handoverLetter } from '@/lib/notifications/templates/about-handover';
import { openDatabase } from '@/lib/platform/db';
import type { Posting } from '@/lib/platform/queue';
import { dataMap } from '@/lib/retention/data-map';
import { accepted, addressOfOwner, asOwner, offered } from '@/test/handovers';
import { type House, openHouse } from '@/test/house';
import { must } from '@/test/lived-in';
import { putAt } from '@/test/standing';
import { answerHandover } from './answer-handover';
import { lapseOffer } from './lapse-offer';
import { offerHandover } from './offer-handover';
import { placeOffer } from './place-offer';
import { promiseHandover, releaseHandover } from './promise-handover';
import { readHandoverForMail } from './read-for-mail';
import { listReceived, readGiven } from './read-handovers';
import { ringUnanswered } from './ring-unanswered';
import { withdrawHandover } from './withdraw-handover';

const db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 12 });
afterAll(() => db.close());

let from: House;
let to: House;
beforeEach(async () => {
  [from, to] = [await openHouse({ db }), await openHouse({ db })];
});

const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });
const events = (house: House, name: string) =>
  inPractice(house.system, (tx) => tx.db.event.count({ where: { practiceId: house.practiceId, name } }));
const rows = (house: House) => inPractice(house.system, (tx) => tx.db.handover.findMany({ where: { practiceId: house.practiceId } }));

describe('offering one’s patients', () => {
  test('is for the owner who proved the password, one offer at a time, five a day', async () => {
    const wish = { email: 'somebody@example.test' };
    const assistant = { ...from.member.actor, role: 'assistant' } as Context['actor'];
    expect(await offerHandover(from.as(assistant), wish)).toEqual(refused('handover.not_allowed'));
    expect(await offerHandover(from.member, wish)).toEqual(refused('access.step_up_needed'));
    for (let n = 0; n < 5; n++) {
      const both = await Promise.all([offerHandover(asOwner(from), wish), offerHandover(asOwner(from), wish)]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      const one = both.find(({ ok }) => ok);
      if (one?.ok) must(await withdrawHandover(from.member, { handoverId: one.value.id }));
    }
    expect(await offerHandover(asOwner(from), wish)).toEqual(refused('handover.too_many'));
  });

  test('looks the same whether or not the address is anybody’s, in the tab, in the rows and in the export', async () => {
    const nobody = must(await offerHandover(asOwner(from), { email: 'nobody-at-all@example.test' }));
    expect(await placeOffer(from.system, { handoverId: nobody.id })).toBe('nobody');
    const other = await openHouse({ db });
    const { given } = await offered(other, to);
    const seen = [await readGiven(asOwner(from)), await readGiven(asOwner(other))];
    expect(seen.map((one) => ({ ...one, id: '', email: '' }))[0]).toEqual(seen.map((one) => ({ ...one, id: '', email: '' }))[1]);
    expect(seen[1]).toMatchObject({ id: given, state: 'offered', successor: null });
    // The row knows, and its export leaves it out.
    expect((await rows(other))[0]?.otherPractice).toBe(to.practiceId);
    const told =
      practiceTables(dataMap)
        .find(({ name }) => name === 'handover')
        ?.fields.map(({ column }) => column) ?? [];
    expect(told).toContain('email_sealed');
    expect(told).not.toContain('other_practice');
    expect(await listReceived(from.member)).toEqual([]);
  });

  test('reaches once the owner it is for, though two workers bring it; and nobody who could not take patients', async () => {
    const email = await addressOfOwner(to);
    const { id } = must(await offerHandover(asOwner(from), { email: email.toUpperCase() }));
    await putAt(to, 'free_listing');
    expect(await placeOffer(from.system, { handoverId: id })).toBe('nobody');
    await putAt(to, 'active');
    const both = await Promise.all([placeOffer(from.system, { handoverId: id }), placeOffer(from.system, { handoverId: id })]);
    expect(both.sort()).toEqual(['known', 'placed']);
    expect(await listReceived(to.member)).toMatchObject([{ state: 'offered', from: 'Cabinet de test' }]);
    expect(await events(to, 'handover.changed')).toBe(1);
    // Neither name nor address in clear.
    expect(JSON.stringify([...(await rows(from)), ...(await rows(to))])).not.toMatch(/Cabinet de test|@example/i);
  });

  test('an owner who offers to the own address reaches nobody', async () => {
    const { id } = must(await offerHandover(asOwner(from), { email: await addressOfOwner(from) }));
    expect(await placeOffer(from.system, { handoverId: id })).toBe('nobody');
    expect(await listReceived(from.member)).toEqual([]);
  });
});

describe('answering', () => {
  test('is the owner’s it was offered to: no stranger, no assistant, not the one who offers', async () => {
    const { given, received } = await offered(from, to);
    const stranger = await openHouse({ db });
    const yes = { answer: 'accepted' } as const;
    for (const handoverId of [given, received]) {
      expect(await answerHandover(stranger.member, { handoverId, ...yes })).toEqual(refused('handover.unknown'));
      expect(await answerHandover(from.member, { handoverId, ...yes })).toEqual(refused('handover.unknown'));
      expect(await withdrawHandover(stranger.member, { handoverId })).toEqual(refused('handover.unknown'));
      expect(await withdrawHandover(to.member, { handoverId })).toEqual(refused('handover.unknown'));
    }
    const assistant = { ...to.member.actor, role: 'assistant' } as Context['actor'];
    expect(await answerHandover(to.as(assistant), { handoverId: received, ...yes })).toEqual(refused('handover.not_allowed'));
    expect(await answerHandover(to.member, { handoverId: newId('handover'), ...yes })).toEqual(refused('handover.unknown'));
    expect(await readGiven(asOwner(from))).toMatchObject({ state: 'offered' });
  });

  test('a yes pressed twice is one, tells who offered the name, and can be taken back once, not given again', async () => {
    const { received } = await offered(from, to);
    const press = (answer: 'accepted' | 'refused') => answerHandover(to.member, { handoverId: received, answer });
    const both = await Promise.all([press('accepted'), press('accepted')]);
    expect(both).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(await readGiven(asOwner(from))).toMatchObject({ state: 'accepted', successor: 'Cabinet de test' });
    expect(await events(from, 'handover.changed')).toBe(1);
    const mail = await inPractice(to.system, (tx) => readHandoverForMail(tx, received));
    expect(mail).toMatchObject({ side: 'takes', state: 'accepted', other: 'Cabinet de test' });

    const back = await Promise.all([press('refused'), press('refused')]);
    expect(back.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await readGiven(asOwner(from))).toMatchObject({ state: 'refused' });
    expect(await events(from, 'handover.changed')).toBe(2);
    expect(await press('accepted')).toEqual(refused('handover.over'));
  });

  test('of a yes and a withdrawal at once one counts, on both sides', async () => {
    const { given, received } = await offered(from, to);
    const [answered, withdrawn] = await Promise.all([
      answerHandover(to.member, { handoverId: received, answer: 'accepted' }),
      withdrawHandover(from.member, { handoverId: given }),
    ]);
    expect(withdrawn.ok).toBe(true);
    if (!answered.ok) expect(answered).toEqual(refused('handover.over'));
    // An accepted offer may be withdrawn too, so that it is over either way.
    expect([(await rows(from))[0]?.state, (await rows(to))[0]?.state]).toEqual(['withdrawn', 'withdrawn']);
  });

  test('a practice that can take no patients cannot say yes, and can say no', async () => {
    const { received } = await offered(from, to);
    await putAt(to, 'free_listing');
    expect(await answerHandover(to.member, { handoverId: received, answer: 'accepted' })).toEqual(refused('lifecycle.read_only'));
    expect((await answerHandover(to.member, { handoverId: received, answer: 'refused' })).ok).toBe(true);
    expect(await readGiven(asOwner(from))).toMatchObject({ state: 'refused', successor: null });
  });
});

describe('an offer nobody answers', () => {
  const day = 86_400_000;
  const made = Date.parse('2027-03-20T08:00:00Z');
  const at = (days: number, ms = 0) => frozenClock(new Date(made + days * day + ms).toISOString());
  const rung = async (clock: Clock) => {
    const posted: Posting[] = [];
    await ringUnanswered({ db, clock, publish: async (postings) => void posted.push(...postings) });
    return posted
      .map(({ request }) => request.payload as { practiceId: string; handoverId: string })
      .filter(({ practiceId }) => practiceId === from.practiceId || practiceId === to.practiceId)
      .map(({ handoverId }) => handoverId);
  };

  test('is over after fourteen days, for both, before any worker says so: refused, and room for another', async () => {
    const { given, received } = await offered(from, to, at(0));
    const answer = (clock: Clock) => answerHandover(to.as(to.member.actor, clock), { handoverId: received, answer: 'accepted' });
    expect(await readGiven(asOwner(from, at(13)))).toMatchObject({ state: 'offered', expiresAt: at(14).now() });
    expect(await listReceived(to.as(to.member.actor, at(13)))).toMatchObject([{ state: 'offered', expiresAt: at(14).now() }]);
    expect(await readGiven(asOwner(from, at(14)))).toMatchObject({ id: given, state: 'expired', successor: null });
    expect(await listReceived(to.as(to.member.actor, at(14)))).toMatchObject([{ state: 'expired', from: 'Cabinet de test' }]);
    expect(await listReceived(to.as(to.member.actor, at(45)))).toEqual([]);
    expect(await answer(at(14))).toEqual(refused('handover.expired'));
    expect((await rows(from))[0]?.state).toBe('offered');
    const next = must(await offerHandover(asOwner(from, at(14)), { email: 'somebody@example.test' }));
    expect(await readGiven(asOwner(from, at(14)))).toMatchObject({ id: next.id, state: 'offered' });
    expect((await rows(to)).map(({ state, closedAt }) => [state, closedAt])).toEqual([['expired', at(14).now()]]);
    expect(await answer(at(14))).toEqual(refused('handover.expired'));
  });

  test('is closed once by two workers, with one letter to who made it and none to the other', async () => {
    const { given, received } = await offered(from, to, at(0));
    const before = await events(to, 'handover.changed');
    await addressOfOwner(from);
    expect(await rung(at(14, -1))).toEqual([]);
    expect(await rung(at(14))).toEqual([given]);
    expect(await lapseOffer(from.as(from.system.actor, at(14, -1)), { handoverId: given })).toBe('known');
    const both = await Promise.all([1, 2].map(() => lapseOffer(from.as(from.system.actor, at(14)), { handoverId: given })));
    expect(both.sort()).toEqual(['known', 'lapsed']);
    expect(await rung(at(15))).toEqual([]);
    expect(await events(from, 'handover.changed')).toBe(1);
    expect(await events(to, 'handover.changed')).toBe(before);
    const mail = await inPractice(from.system, (tx) => readHandoverForMail(tx, given));
    expect(mail).toMatchObject({ side: 'gives', state: 'expired', other: '' });
    for (const locale of ['fr', 'en', 'de'] as const)
      expect(handoverLetter('expired', { practice: 'Canari', other: '', url: 'https://prati.test' }, locale).lead).toContain('Canari');
    const no = { handoverId: received, answer: 'refused' } as const;
    expect(await answerHandover(to.as(to.member.actor, at(15)), no)).toEqual(refused('handover.expired'));
  });

  test('one that reached nobody ends the same, and one that was accepted does not end', async () => {
    const nobody = must(await offerHandover(asOwner(from, at(0)), { email: 'nobody-at-all@example.test' }));
    expect(await placeOffer(from.as(from.system.actor, at(1)), { handoverId: nobody.id })).toBe('nobody');
    expect(await lapseOffer(from.as(from.system.actor, at(14)), { handoverId: nobody.id })).toBe('lapsed');
    expect(await readGiven(asOwner(from, at(14)))).toMatchObject({ state: 'expired' });
    const { given } = await accepted(from, to, at(20));
    expect(await rung(at(60))).toEqual([]);
    expect(await lapseOffer(from.as(from.system.actor, at(60)), { handoverId: given })).toBe('known');
    expect(await readGiven(asOwner(from, at(60)))).toMatchObject({ state: 'accepted' });
  });

  test('of an answer at the last moment and the end one counts, on both sides', async () => {
    const { given, received } = await offered(from, to, at(0));
    const [answered, ended] = await Promise.all([
      answerHandover(to.as(to.member.actor, at(14, -1)), { handoverId: received, answer: 'accepted' }),
      lapseOffer(from.as(from.system.actor, at(14)), { handoverId: given }),
    ]);
    const state = answered.ok ? 'accepted' : 'expired';
    expect(ended).toBe(answered.ok ? 'known' : 'lapsed');
    expect([(await rows(from))[0]?.state, (await rows(to))[0]?.state]).toEqual([state, state]);
  });
});

describe('counting on it', () => {
  test('needs a yes; a promised offer is not withdrawn until it is released', async () => {
    const { given, received } = await offered(from, to);
    const promise = () => from.db.transaction({ practice: from.practiceId }, (tx) => promiseHandover({ ...from.member, db: tx }));
    expect(await promise()).toBe(false);
    must(await answerHandover(to.member, { handoverId: received, answer: 'accepted' }));
    expect(await promise()).toBe(true);
    expect(await withdrawHandover(from.member, { handoverId: given })).toEqual(refused('handover.promised'));
    await from.db.transaction({ practice: from.practiceId }, (tx) => releaseHandover({ ...from.member, db: tx }));
    expect((await withdrawHandover(from.member, { handoverId: given })).ok).toBe(true);
    expect(await listReceived(to.member)).toEqual([]);
    expect(await accepted(from, await openHouse({ db }))).toBeTruthy();
  });
});
