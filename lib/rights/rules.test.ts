import { describe, expect, test } from 'vitest';
import { authorityOf } from './authority';
import { askedRights, groundsFor, isOpen, mayStep, refusalGroundKeys, refusalGrounds, requestStates, stepsFrom } from './rules';

describe('the steps of a request', () => {
  test.each(requestStates.flatMap((from) => requestStates.map((to) => [from, to] as const)))('%s → %s', (from, to) => {
    const legal: Readonly<Record<string, string>> = {
      received: 'identity_check in_progress extended refused withdrawn',
      identity_check: 'in_progress extended refused withdrawn',
      in_progress: 'extended answered refused withdrawn',
      extended: 'answered refused withdrawn',
    };
    expect(mayStep(from, to)).toBe((legal[from] ?? '').split(' ').includes(to));
  });

  test('a closed request leads nowhere, an open one can always be refused or withdrawn', () => {
    for (const state of requestStates) {
      if (!isOpen(state)) expect(stepsFrom[state]).toEqual([]);
      else expect(stepsFrom[state]).toEqual(expect.arrayContaining(['refused', 'withdrawn']));
    }
  });
});

describe('grounds for refusing', () => {
  test('each names its article, and each right can be refused where identity stays unproven or the request is excessive', () => {
    for (const ground of refusalGroundKeys) expect(refusalGrounds[ground]).toMatch(/^\d+\.\d/);
    for (const right of askedRights)
      expect(groundsFor(right)).toEqual(expect.arrayContaining(['identity_unproven', 'excessive', 'already_answered']));
  });
  test('the duty to keep stands against erasing alone, the rights of others against a copy alone', () => {
    expect(askedRights.filter((right) => groundsFor(right).includes('duty_to_keep'))).toEqual(['erasure']);
    expect(askedRights.filter((right) => groundsFor(right).includes('rights_of_others'))).toEqual(['access', 'portability']);
  });
});

test.each([
  ['FR', 'FR-67', 'CNIL'],
  ['DE', 'DE-BY', 'Bayerisches Landesamt für Datenschutzaufsicht'],
  ['DE', 'DE-BY-KATH', 'Bayerisches Landesamt für Datenschutzaufsicht'],
  ['DE', null, 'Die/Der Bundesbeauftragte für den Datenschutz und die Informationsfreiheit (BfDI)'],
  ['IL', null, 'Privacy Protection Authority'],
])('a complaint from %s (%s) goes to %s', (jurisdiction, region, name) => expect(authorityOf(jurisdiction, region).name).toBe(name));
