import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeInPractice } from '@/lib/context';
import { frozenClock } from '@/lib/core/clock';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { openDatabase } from '@/lib/platform/db';
import { type House, openHouse } from '@/test/house';
import { identity, must } from '@/test/lived-in';
import { standingOf, workOffDue } from '@/test/standing';
import { enterActive, enterGrace, enterPastDue, requestDeletionState, startTrial, withdrawDeletionState } from './enter';
import type { LifecycleState, LivingState } from './schema';

const start = Date.parse('2027-01-04T07:00:00Z');
const day = 86_400_000;
let db: House['db'];
beforeAll(() => {
  db = openDatabase({ url: process.env.DATABASE_URL ?? '', connections: 10 });
});
afterAll(() => db.close());

type Step = { readonly kind: 'jump'; readonly days: number } | { readonly kind: 'paid' | 'refused' | 'ended' | 'asked' | 'withdrawn' };

/** What PRODUCT 4.2 says, in a few lines: the state, what ends it when, and what runs on unseen while a deletion is asked for. */
class Model {
  state: LifecycleState = 'trial';
  before: LivingState | null = null;
  ends: number | null = start + 30 * day;
  now = start;

  private get living(): LivingState {
    return (this.before ?? this.state) as LivingState;
  }
  private go(to: LivingState) {
    const asked = this.state === 'deletion_requested';
    if (asked) this.before = to;
    else this.state = to;
    const length = { past_due: 14, grace: 7 }[to as string];
    // Seven days of full access are promised as such: they begin when the request is withdrawn.
    this.ends = length === undefined || (asked && to === 'grace') ? null : this.now + length * day;
  }
  private lapse() {
    if (this.ends === null || this.now < this.ends) return;
    const next = ({ trial: 'grace', past_due: 'grace', grace: 'free_listing' } as Record<string, LivingState>)[this.living];
    if (next) this.go(next);
  }
  take(step: Step) {
    if (step.kind === 'jump') {
      this.now += step.days * day;
      this.lapse();
    }
    if (step.kind === 'paid' && this.living !== 'active') this.go('active');
    if (step.kind === 'refused' && this.living === 'active') this.go('past_due');
    if (step.kind === 'ended' && this.living === 'active') this.go('grace');
    if (step.kind === 'asked' && this.state !== 'deletion_requested') [this.before, this.state] = [this.living, 'deletion_requested'];
    if (step.kind === 'withdrawn' && this.state === 'deletion_requested') {
      this.state = this.living;
      this.before = null;
      if (this.state === 'grace' && this.ends === null) this.ends = this.now + 7 * day;
    }
  }
}

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: -20, max: 45 }).map((days): Step => ({ kind: 'jump', days })) },
    fc.constantFrom<Step>({ kind: 'paid' }, { kind: 'refused' }, { kind: 'ended' }, { kind: 'asked' }, { kind: 'withdrawn' }),
  ),
  { minLength: 1, maxLength: 12 },
);

const act = (house: House, now: number, kind: Exclude<Step['kind'], 'jump'>) =>
  writeInPractice(house.as(house.system.actor, frozenClock(new Date(now).toISOString())), async (tx) => {
    if (kind === 'paid') return enterActive(tx);
    if (kind === 'refused') return enterPastDue(tx);
    if (kind === 'ended') return enterGrace(tx, 'subscription_over');
    return kind === 'asked' ? requestDeletionState(tx) : withdrawDeletionState(tx);
  });
const seen = (house: House) =>
  writeInPractice(house.system, async ({ db: tx }) => ({
    patients: await tx.patient.findMany({ where: { practiceId: house.practiceId } }),
    listed: await tx.practitioner.findMany({ where: { practiceId: house.practiceId }, select: { listed: true, hidden: true } }),
  }));

test('inv-D9 through any payments, clock jumps and withdrawals it stands where the table says, patients unchanged and listed as consented', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (path) => {
      const house = await openHouse({ db, now: new Date(start).toISOString() });
      must(await registerAtDesk(house.member, { identity, locale: 'fr' }));
      await writeInPractice(house.system, startTrial);
      const first = await seen(house);
      const model = new Model();
      for (const step of path) {
        model.take(step);
        const clock = frozenClock(new Date(model.now).toISOString());
        // News comes twice, and the worker looks twice.
        for (const _ of [1, 2]) {
          if (step.kind === 'jump') await workOffDue(house, clock);
          else await act(house, model.now, step.kind);
        }
        const { lifecycleState, beforeDeletion } = await standingOf(house);
        expect({ state: lifecycleState, before: beforeDeletion }, JSON.stringify(path)).toEqual({
          state: model.state,
          before: model.before,
        });
        const now = await seen(house);
        expect(now.patients).toEqual(first.patients);
        for (const [at, one] of now.listed.entries()) {
          expect(one.listed).toBe(first.listed[at]?.listed);
          expect(one.hidden).toBe(model.state === 'deletion_requested');
        }
      }
    }),
    { numRuns: 25 },
  );
});
