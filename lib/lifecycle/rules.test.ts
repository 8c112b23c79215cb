import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/core/actor';
import { type ActClass, actClasses, type GatedAct, gatedActs } from './acts';
import { type ActorColumn, actorColumns, isPermitted, permitted, statesTakingBookings } from './rules';
import { type LifecycleState, type LivingState, lifecycleStates } from './schema';
import { transitionOf, transitions } from './transitions';

const fullStates: readonly LifecycleState[] = ['trial', 'active', 'past_due', 'grace'];
const everywhere: readonly LifecycleState[] = [...fullStates, 'free_listing', 'deletion_requested'];

/** What stays open to each beyond the states of full access, read again from PRODUCT 4.1; who may do it at all is each noun's policy. */
const beyond: Record<ActClass, Partial<Record<ActorColumn, readonly LifecycleState[]>>> = {
  ordinary: {},
  new_patient: {},
  booking: {},
  integration: {},
  // "Finish and sign notes": what belongs to a visit goes on for the thirty days.
  care: { practitioner: ['deletion_requested'], assistant: ['deletion_requested'], worker: ['deletion_requested'] },
  hand_over: { practitioner: ['deletion_requested'], assistant: ['deletion_requested'] },
  // One of the two writes that stay; an assistant reads within their rights.
  cancel: { practitioner: everywhere, assistant: ['deletion_requested'], patient: everywhere, public: everywhere, worker: everywhere },
  rights: { practitioner: everywhere, assistant: ['deletion_requested'], patient: everywhere, public: everywhere, worker: everywhere },
  consent: { practitioner: everywhere, assistant: everywhere, patient: everywhere, public: everywhere, worker: everywhere },
  // An assistant exports nothing whole while a deletion is asked for.
  export: { practitioner: everywhere, patient: everywhere, worker: everywhere },
  // No charge while a deletion is asked for.
  subscribe: { practitioner: ['free_listing'], worker: ['free_listing'] },
  deletion: { practitioner: everywhere, worker: everywhere },
  // Taking a right away is a duty of security (GDPR 32) and ends with the practice.
  revoke: { practitioner: everywhere, assistant: ['deletion_requested'], worker: everywhere },
};
/** "No new integration" is what grace does not have. */
const isWritten = (what: ActClass, column: ActorColumn, state: LifecycleState) =>
  (fullStates.includes(state) && !(what === 'integration' && state === 'grace')) || (beyond[what][column] ?? []).includes(state);

const actors: Record<ActorColumn, Actor> = {
  practitioner: { kind: 'member', role: 'practitioner' } as Actor,
  assistant: { kind: 'member', role: 'assistant' } as Actor,
  patient: { kind: 'patient' } as Actor,
  public: { kind: 'visitor' } as Actor,
  worker: { kind: 'system' } as Actor,
};
const actOf = (what: ActClass): GatedAct => {
  const found = (Object.keys(gatedActs) as GatedAct[]).find((act) => gatedActs[act] === what);
  if (!found) throw new Error(`No act is of class ${what}`);
  return found;
};

describe('inv-D9 what each actor may do where the practice stands', () => {
  for (const what of actClasses)
    test(`${what} is open where PRODUCT 4.1 says so and nowhere else`, () => {
      for (const state of lifecycleStates)
        for (const column of actorColumns) {
          const before: LivingState | null = state === 'deletion_requested' ? 'active' : null;
          const open = isWritten(what, column, state);
          expect(isPermitted(actOf(what), actors[column], { state, before }), `${what} ${column} ${state}`).toBe(open);
        }
    });

  test('an owner stands in the practitioners’ column, a signed link in the patients’', () => {
    const standing = { state: 'free_listing', before: null } as const;
    expect(isPermitted(actOf('cancel'), { kind: 'member', role: 'owner' } as Actor, standing)).toBe(true);
    expect(isPermitted(actOf('cancel'), { kind: 'link' } as Actor, standing)).toBe(true);
    expect(isPermitted(actOf('booking'), { kind: 'link' } as Actor, standing)).toBe(false);
  });

  test('a request for deletion opens nothing that was closed before it', () => {
    for (const what of actClasses)
      for (const column of actorColumns)
        for (const before of ['trial', 'active', 'past_due', 'grace', 'free_listing'] as const) {
          const after = isPermitted(actOf(what), actors[column], { state: 'deletion_requested', before });
          if (after) expect(permitted[before][column], `${what} ${column} ${before}`).toContain(what);
        }
  });

  test('nothing is open once it is deleted', () => {
    for (const act of Object.keys(gatedActs) as GatedAct[])
      for (const column of actorColumns) expect(isPermitted(act, actors[column], { state: 'deleted', before: 'active' }), act).toBe(false);
  });

  test('times are offered exactly where anybody may book', () => {
    expect([...statesTakingBookings].sort()).toEqual([...fullStates].sort());
  });
});

describe('the transitions of PRODUCT 4.2', () => {
  test('are these and no others', () => {
    const ways = transitions.flatMap(({ id, from, to }) => from.flatMap((one) => to.map((other) => `${id} ${one} → ${other}`)));
    expect(ways.sort()).toEqual(
      [
        ...['trial', 'past_due', 'grace', 'free_listing'].map((from) => `T2 ${from} → active`),
        ...['T3 trial → grace', 'T4 active → past_due', 'T5 past_due → grace', 'T6 active → grace', 'T7 grace → free_listing'],
        ...['trial', 'active', 'past_due', 'grace', 'free_listing'].map((from) => `T8 ${from} → deletion_requested`),
        ...['trial', 'active', 'past_due', 'grace', 'free_listing'].map((to) => `T9 deletion_requested → ${to}`),
        'T10 deletion_requested → deleted',
      ].sort(),
    );
  });

  test('nothing leads out of deleted, and nothing into it but an execution', () => {
    for (const state of lifecycleStates) {
      expect(transitions.some(({ from, to }) => from.includes('deleted') && to.includes(state))).toBe(false);
      if (state !== 'deletion_requested') expect(transitionOf(state, 'deleted', 'deletion_executed')).toBeNull();
    }
  });
});
