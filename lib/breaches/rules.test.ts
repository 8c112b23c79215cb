import { expect, test } from 'vitest';
import { instantOf, isCounting, isUndecided, localOf, missingDecision, notifyDueAt, type Risk, timeLeft, urgencyOf } from './rules';

const at = (iso: string) => new Date(iso);

test('seventy-two hours are elapsed ones: across the end of summer time the wall clock shows an hour less', () => {
  const aware = instantOf('2026-10-23T10:00', 'Europe/Paris') as Date;
  expect(aware).toEqual(at('2026-10-23T08:00:00Z'));
  expect(localOf(notifyDueAt(aware), 'Europe/Paris')).toBe('2026-10-26T09:00');
  expect(localOf(notifyDueAt(instantOf('2027-03-27T10:00', 'Europe/Paris') as Date), 'Europe/Paris')).toBe('2027-03-30T11:00');
  expect(localOf(notifyDueAt(instantOf('2026-11-20T10:00', 'Europe/Paris') as Date), 'Europe/Paris')).toBe('2026-11-23T10:00');
});

test('a wall time that comes twice is its first pass, one that is none is refused', () => {
  expect(instantOf('2026-10-25T02:30', 'Europe/Paris')).toEqual(at('2026-10-25T00:30:00Z'));
  for (const typed of ['', '2026-02-30T10:00', '2026-11-22T24:00', '2026-11-22T10:60', '22/11/2026 10:00'])
    expect(instantOf(typed, 'Europe/Paris'), typed).toBeNull();
});

test('what is left is told in whole hours and minutes, and how late it is afterwards', () => {
  const due = at('2026-11-25T10:00:00Z');
  expect(timeLeft(due, at('2026-11-22T10:00:00Z'))).toEqual({ isOver: false, hours: 72, minutes: 0 });
  expect(timeLeft(due, at('2026-11-25T09:30:30Z'))).toEqual({ isOver: false, hours: 0, minutes: 29 });
  expect(timeLeft(due, at('2026-11-25T12:05:00Z'))).toEqual({ isOver: true, hours: 2, minutes: 5 });
  expect(
    ['2026-11-22T10:00:00Z', '2026-11-23T10:00:00Z', '2026-11-24T10:00:00Z', '2026-11-25T10:00:01Z'].map((now) => urgencyOf(due, at(now))),
  ).toEqual(['calm', 'soon', 'pressing', 'late']);
});

test('the countdown ends with the notice to the authority or with the closing', () => {
  expect(isCounting({ state: 'open', notifiedAuthorityAt: null })).toBe(true);
  expect(isCounting({ state: 'closed', notifiedAuthorityAt: null })).toBe(false);
  expect(isCounting({ state: 'notified', notifiedAuthorityAt: at('2026-11-22T10:00:00Z') })).toBe(false);
});

test('GDPR 33.1: the hours press until a risk is ruled out, and again once it is not', () => {
  const open = { state: 'open', notifiedAuthorityAt: null } as const;
  expect([null, 'risk', 'high_risk', 'none'].map((risk) => isUndecided({ ...open, risk: risk as Risk | null }))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(isUndecided({ state: 'closed', notifiedAuthorityAt: null, risk: 'risk' })).toBe(false);
});

test('a breach closes with a decision: the risk judged, and the notices given or the ground why not', () => {
  const told = at('2026-11-22T10:00:00Z');
  expect(missingDecision({ risk: null, notifiedAuthorityAt: told, notifiedPeopleAt: told }, 'x')).toBe('risk');
  expect(missingDecision({ risk: 'none', notifiedAuthorityAt: null, notifiedPeopleAt: null }, '')).toBe('ground');
  expect(missingDecision({ risk: 'none', notifiedAuthorityAt: null, notifiedPeopleAt: null }, 'Poste chiffré')).toBeNull();
  expect(missingDecision({ risk: 'risk', notifiedAuthorityAt: told, notifiedPeopleAt: null }, '')).toBeNull();
  expect(missingDecision({ risk: 'high_risk', notifiedAuthorityAt: told, notifiedPeopleAt: null }, '')).toBe('ground');
  expect(missingDecision({ risk: 'high_risk', notifiedAuthorityAt: told, notifiedPeopleAt: told }, '')).toBeNull();
});
