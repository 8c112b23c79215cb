import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkActor } from '@/lib/access/system';
import { inPractice, writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { sqlState } from '@/lib/platform/contention';
import { type House, openHouse } from '@/test/house';
import { putAt, standingOf, workOffDue } from '@/test/standing';
import { enterActive, enterDeleted, enterGrace, enterPastDue, requestDeletionState, startTrial, withdrawDeletionState } from './enter';
import { performTimer } from './perform-timer';
import { readLifecycle } from './read-lifecycle';
import { transition } from './transition';

const start = Date.parse('2027-01-04T07:00:00Z');
const day = 86_400_000;
const at = (days: number) => frozenClock(new Date(start + days * day).toISOString());
const dateAt = (days: number) => new Date(start + days * day);

let house: House;
beforeEach(async () => {
  house = await openHouse({ now: new Date(start).toISOString() });
});
afterEach(() => house.db.close());

const onDay = (days: number) => house.as(house.system.actor, at(days));
const stateNow = async () => (await standingOf(house)).lifecycleState;
const changes = async () => {
  const rows = await writeInPractice(house.system, ({ db }) =>
    db.event.findMany({ where: { practiceId: house.practiceId, name: 'lifecycle.changed' }, orderBy: { seq: 'asc' } }),
  );
  return rows.map(({ payload }) => {
    const { from, to } = payload as Record<string, string>;
    return `${from} → ${to}`;
  });
};
const timers = () => writeInPractice(house.system, ({ db }) => db.lifecycleTimer.findMany({ where: { practiceId: house.practiceId } }));
const told = async () =>
  (
    await writeInPractice(house.system, ({ db }) =>
      db.lifecycleNotice.findMany({ where: { practiceId: house.practiceId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    )
  ).map(({ kind }) => kind);
const beginTrial = () => writeInPractice(house.system, startTrial);

describe('a reading', () => {
  test('cannot write: the database refuses it', async () => {
    const write = inPractice(house.member, ({ db }) =>
      db.practice.updateMany({ where: { id: house.practiceId }, data: { name: 'Autre' } }),
    );
    const error = await write.then(
      () => null,
      (cause: unknown) => cause,
    );
    expect(sqlState(error)).toBe('25006');
    const locked = inPractice(house.member, ({ db }) => db.$queryRaw`select 1 from practice where id = ${house.practiceId} for update`);
    await expect(locked).rejects.toThrow(/read-only transaction/);
  });

  test('leaves nothing behind in the connection that served it', async () => {
    for (let n = 0; n < 30; n++) {
      await inPractice(house.member, readLifecycleRow);
      await writeInPractice(house.member, ({ db }) =>
        db.practice.updateMany({ where: { id: house.practiceId }, data: { name: `N ${n}` } }),
      );
    }
  });
});
const readLifecycleRow = ({ db }: { db: { $queryRaw: (query: TemplateStringsArray) => Promise<unknown> } }) => db.$queryRaw`select 1`;

describe('a trial', () => {
  test('is told of a week and a day before, ends in seven days of full access, and then in reading alone', async () => {
    await beginTrial();
    expect(await readLifecycle(onDay(0))).toMatchObject({ state: 'trial', next: { what: 'trial_ends', at: dateAt(30) } });
    await workOffDue(house, at(22.9));
    expect(await told()).toEqual(['welcome']);
    await workOffDue(house, at(23));
    await workOffDue(house, at(29));
    expect(await told()).toEqual(['welcome', 'trial_ending', 'trial_ending']);
    await workOffDue(house, at(29.99));
    expect(await stateNow()).toBe('trial');
    await workOffDue(house, at(30));
    expect(await stateNow()).toBe('grace');
    expect(await readLifecycle(onDay(30))).toMatchObject({
      state: 'grace',
      since: dateAt(30),
      next: { what: 'grace_ends', at: dateAt(37) },
    });
    await workOffDue(house, at(34));
    await workOffDue(house, at(36));
    await workOffDue(house, at(37));
    expect(await stateNow()).toBe('free_listing');
    expect(await told()).toEqual(['welcome', 'trial_ending', 'trial_ending', 'trial_over', 'grace_ending', 'grace_ending', 'free_listing']);
    expect(await changes()).toEqual(['trial → grace', 'grace → free_listing']);
    await workOffDue(house, at(37 + 365));
    await workOffDue(house, at(37 + 4 * 365));
    expect((await told()).filter((kind) => kind === 'yearly_reminder')).toHaveLength(2);
  });

  test('that ended while nobody looked begins its seven days when it is told, and says nothing of what was before', async () => {
    await beginTrial();
    await workOffDue(house, at(70));
    expect(await stateNow()).toBe('grace');
    expect(await told()).toEqual(['welcome', 'trial_over']);
    expect((await readLifecycle(onDay(70))).next).toEqual({ what: 'grace_ends', at: dateAt(77) });
    await workOffDue(house, at(400));
    expect(await changes()).toEqual(['trial → grace', 'grace → free_listing']);
  });

  test('inv-D3 a clock set back reopens nothing, and what waits is done in its time', async () => {
    await beginTrial();
    await workOffDue(house, at(30));
    await workOffDue(house, at(5));
    expect(await stateNow()).toBe('grace');
    await workOffDue(house, at(37));
    await workOffDue(house, at(1));
    expect(await stateNow()).toBe('free_listing');
    expect(await changes()).toEqual(['trial → grace', 'grace → free_listing']);
    // Rung for at a time the clock has gone back from: it waits, and comes when it is due.
    const [yearly] = (await timers()).filter(({ kind, state }) => kind === 'yearly_reminder' && state === 'planned');
    if (!yearly) throw new Error('no yearly reminder is set');
    expect(await performTimer(onDay(1), { timerId: yearly.id as never })).toBe('waiting');
    await workOffDue(house, at(37 + 365));
    expect(await told()).toContain('yearly_reminder');
  });

  test('ends once when two workers and ten restarts have its timers', async () => {
    await beginTrial();
    const [ends] = (await timers()).filter(({ kind }) => kind === 'trial_ends');
    if (!ends) throw new Error('nothing ends the trial');
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => performTimer(onDay(31), { timerId: ends.id as never })));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(await changes()).toEqual(['trial → grace']);
    expect((await timers()).filter(({ kind, state }) => kind === 'grace_ends' && state === 'planned')).toHaveLength(1);
  });
});

describe('a subscription', () => {
  test('paid in any of its states loses nothing and ends what was running', async () => {
    await beginTrial();
    await workOffDue(house, at(31));
    expect(await writeInPractice(onDay(32), enterActive)).toBe(true);
    expect(await writeInPractice(onDay(32), enterActive)).toBe(false);
    await workOffDue(house, at(60));
    expect(await stateNow()).toBe('active');
    expect((await timers()).filter(({ state }) => state === 'planned')).toEqual([]);
  });

  test('refused is past due for fourteen days, then seven of grace; news of it late or twice changes nothing', async () => {
    await putAt(house, 'active');
    expect(await writeInPractice(onDay(0), enterPastDue)).toBe(true);
    expect(await writeInPractice(onDay(1), enterPastDue)).toBe(false);
    await workOffDue(house, at(13.9));
    expect(await stateNow()).toBe('past_due');
    await workOffDue(house, at(14));
    expect(await stateNow()).toBe('grace');
    expect(await writeInPractice(onDay(15), enterPastDue)).toBe(false);
    expect(await writeInPractice(onDay(15), (tx) => enterGrace(tx, 'unpaid'))).toBe(false);
    expect(await stateNow()).toBe('grace');
  });

  test('what the table does not have is refused', async () => {
    await putAt(house, 'trial');
    expect(await writeInPractice(onDay(0), (tx) => transition(tx, 'past_due', 'renewal_refused'))).toEqual({
      ok: false,
      error: { code: 'lifecycle.no_such_transition', from: 'trial', to: 'past_due' },
    });
    expect(await changes()).toEqual([]);
  });
});

describe('a deletion asked for', () => {
  const hidden = async () =>
    (await writeInPractice(house.system, ({ db }) => db.practitioner.findMany({ where: { practiceId: house.practiceId } }))).every(
      (one) => one.hidden,
    );

  test('hides the profiles, tells everybody, and withdrawn leads back to where it was', async () => {
    await beginTrial();
    expect((await writeInPractice(onDay(10), requestDeletionState)).ok).toBe(true);
    expect(await hidden()).toBe(true);
    expect(await readLifecycle(onDay(10))).toMatchObject({ state: 'deletion_requested', next: { what: 'deletion_due', at: dateAt(40) } });
    expect((await writeInPractice(onDay(11), requestDeletionState)).ok).toBe(false);
    expect((await writeInPractice(onDay(12), withdrawDeletionState)).ok).toBe(true);
    expect(await hidden()).toBe(false);
    expect(await readLifecycle(onDay(12))).toMatchObject({ state: 'trial', next: { what: 'trial_ends', at: dateAt(30) } });
    await workOffDue(house, at(41));
    expect(await stateNow()).toBe('grace');
    expect(await told()).toEqual(['welcome', 'deletion_requested', 'deletion_withdrawn', 'trial_over']);
  });

  test('whose trial lapsed meanwhile opens seven days of grace when it is withdrawn', async () => {
    await beginTrial();
    await writeInPractice(onDay(20), requestDeletionState);
    await workOffDue(house, at(45));
    expect(await standingOf(house)).toMatchObject({ lifecycleState: 'deletion_requested', beforeDeletion: 'grace' });
    await writeInPractice(onDay(46), withdrawDeletionState);
    expect(await readLifecycle(onDay(46))).toMatchObject({ state: 'grace', next: { what: 'grace_ends', at: dateAt(53) } });
  });

  test('whose days of grace ran out meanwhile leads to reading alone', async () => {
    await beginTrial();
    await workOffDue(house, at(30));
    await writeInPractice(onDay(31), requestDeletionState);
    await workOffDue(house, at(40));
    await writeInPractice(onDay(41), withdrawDeletionState);
    expect(await stateNow()).toBe('free_listing');
  });

  test('paid meanwhile leads back to an active practice', async () => {
    await beginTrial();
    await writeInPractice(onDay(20), requestDeletionState);
    expect(await writeInPractice(onDay(21), enterActive)).toBe(true);
    expect(await stateNow()).toBe('deletion_requested');
    await writeInPractice(onDay(40), withdrawDeletionState);
    expect(await stateNow()).toBe('active');
  });

  test('inv-D4 says once that it is due, reminds 15 and 3 days before, and executes once', async () => {
    await putAt(house, 'active');
    await writeInPractice(onDay(0), requestDeletionState);
    await workOffDue(house, at(15));
    await workOffDue(house, at(27));
    await workOffDue(house, at(31));
    await workOffDue(house, at(400));
    expect(await told()).toEqual(['deletion_requested', 'deletion_ending', 'deletion_ending']);
    const due = await writeInPractice(house.system, ({ db }) =>
      db.event.count({ where: { practiceId: house.practiceId, name: 'lifecycle.deletion_due' } }),
    );
    expect(due).toBe(1);
    const both = await Promise.all([1, 2].map(() => writeInPractice(onDay(31), enterDeleted)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await writeInPractice(onDay(32), withdrawDeletionState)).ok).toBe(false);
    expect(await stateNow()).toBe('deleted');
    expect((await timers()).filter(({ state }) => state === 'planned')).toEqual([]);
  });
});

describe('inv-D9 the gate', () => {
  const refusal = (state: string, asker: 'member' | 'outside' = 'member') =>
    expect.objectContaining({ code: 'lifecycle.read_only', state, asker });

  test('stands before every door: refused, nothing has run', async () => {
    const { changeInPractice } = await import('./change-in-practice');
    let ran = 0;
    const open = (ctx = house.member) =>
      changeInPractice(ctx, 'appointments.hold', async () => {
        ran += 1;
        return { ok: true, value: null } as const;
      });
    for (const state of ['free_listing', 'deletion_requested', 'deleted'] as const) {
      await putAt(house, state);
      expect(await open()).toEqual({ ok: false, error: refusal(state) });
      expect(await open(house.visitor)).toEqual({ ok: false, error: refusal(state, 'outside') });
      expect(await open(house.as(linkActor(house.practiceId, newId('appointment'))))).toEqual({
        ok: false,
        error: refusal(state, 'outside'),
      });
    }
    expect(ran).toBe(0);
    for (const state of ['trial', 'active', 'past_due', 'grace'] as const) {
      await putAt(house, state);
      expect((await open()).ok).toBe(true);
    }
    expect(ran).toBe(4);
  });

  test('waits for nobody: a state being changed is read as it was', async () => {
    const { changeInPractice } = await import('./change-in-practice');
    await putAt(house, 'active');
    await writeInPractice(house.system, async (tx) => {
      await transition(tx, 'past_due', 'renewal_refused');
      const meanwhile = await changeInPractice(house.member, 'practice.rename', async () => ({ ok: true, value: null }) as const);
      expect(meanwhile.ok).toBe(true);
    });
  });
});
