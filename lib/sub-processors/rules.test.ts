import { describe, expect, test } from 'vitest';
import { changes, subProcessors } from './list';
import { effectiveAt, flawsOf, isInForceFor, mayObject } from './rules';
import { type SubProcessorChange, subProcessorKeys } from './schema';
import { transferBy } from './transfer-by';

const [first] = subProcessors;
if (!first) throw new Error('no list');
const added: SubProcessorChange = {
  ...{ number: 1, kind: 'added', announcedOn: '2027-01-01', effectiveOn: '2027-02-01' },
  becomes: { ...first, key: 'mistral' },
};
const list = subProcessors.filter(({ key }) => key !== 'mistral');
const joinedAt = new Date('2026-11-22T00:00:00Z');
const told = (toldAt: string) => ({ joinedAt, told: [{ change: 1, toldAt: new Date(toldAt) }], objections: [] });
const inForce = (change: SubProcessorChange, answers: Parameters<typeof isInForceFor>[2], now: string) =>
  isInForceFor('mistral', { list: [...list, change.becomes], changes: [change] }, answers, new Date(now));

describe('the list', () => {
  test('names each sub-processor once, and every transfer outside the EEA has its safeguard', () => {
    expect(subProcessors.map(({ key }) => key).sort()).toEqual([...subProcessorKeys].sort());
    expect(subProcessors.filter(({ outside, safeguards }) => outside.length > 0 !== safeguards.length > 0)).toEqual([]);
  });

  test('no change takes effect less than 30 days after it is announced', () => {
    expect(flawsOf(changes)).toEqual([]);
    expect(flawsOf([{ ...added, effectiveOn: '2027-01-30' }])).toEqual(['change 1 takes effect less than 30 days after it is announced']);
    expect(flawsOf([{ ...added, effectiveOn: '2027-01-31' }])).toEqual([]);
    expect(flawsOf([{ ...added, number: 2 }])).toEqual(['change 2 stands at place 1']);
  });
});

describe('a change reaches a practice', () => {
  test('on the day announced when it was told in time, 30 days after it was told when it was told late', () => {
    const at = (toldAt: string | null, joined = joinedAt) =>
      effectiveAt(added, { joinedAt: joined, toldAt: toldAt === null ? null : new Date(toldAt), objection: null })?.toISOString() ?? null;
    expect(at('2027-01-01T06:00:00Z')).toBe('2027-02-01T00:00:00.000Z');
    expect(at('2027-01-20T06:00:00Z')).toBe('2027-02-19T06:00:00.000Z');
    expect(at(null)).toBeNull();
    expect(at(null, new Date('2027-01-05T00:00:00Z'))).toBe('2027-02-01T00:00:00.000Z');
  });

  test('what is added is off before that day and on from it', () => {
    const answers = told('2027-01-20T06:00:00Z');
    expect(inForce(added, answers, '2027-02-19T05:59:59Z')).toBe(false);
    expect(inForce(added, answers, '2027-02-19T06:00:00Z')).toBe(true);
    expect(inForce(added, { joinedAt, told: [], objections: [] }, '2028-01-01T00:00:00Z')).toBe(false);
  });

  test('what changes stays on until everybody else has the new terms, then waits for the practice’s own day', () => {
    const changed = { ...added, kind: 'changed' } as const;
    const answers = told('2027-01-20T06:00:00Z');
    expect(inForce(changed, answers, '2027-01-25T00:00:00Z')).toBe(true);
    expect(inForce(changed, answers, '2027-02-10T00:00:00Z')).toBe(false);
    expect(inForce(changed, answers, '2027-02-20T00:00:00Z')).toBe(true);
  });

  test('never while its objection is open, however late', () => {
    const answers = { ...told('2027-01-01T06:00:00Z'), objections: [{ change: 1, madeAt: new Date('2027-01-10T00:00:00Z') }] };
    expect(inForce(added, answers, '2030-01-01T00:00:00Z')).toBe(false);
    expect(inForce({ ...added, kind: 'changed' }, answers, '2030-01-01T00:00:00Z')).toBe(false);
    expect(inForce(added, told('2027-01-01T06:00:00Z'), '2030-01-01T00:00:00Z')).toBe(true);
  });

  test('what ended is off, what was never listed too', () => {
    const ended = { ...added, kind: 'ended' } as const;
    expect(inForce(ended, told('2027-01-01T06:00:00Z'), '2027-01-31T23:59:59Z')).toBe(true);
    expect(inForce(ended, told('2027-01-01T06:00:00Z'), '2027-02-01T00:00:00Z')).toBe(false);
    expect(isInForceFor('mistral', { list, changes: [] }, told('2027-01-01T06:00:00Z'), joinedAt)).toBe(false);
  });

  test('may be objected to until then, once', () => {
    const standing = { joinedAt, toldAt: new Date('2027-01-20T06:00:00Z'), objection: null };
    expect(mayObject(added, standing, new Date('2027-02-19T05:59:59Z'))).toBe(true);
    expect(mayObject(added, standing, new Date('2027-02-19T06:00:00Z'))).toBe(false);
    expect(mayObject(added, { ...standing, objection: { madeAt: joinedAt } }, new Date('2027-01-21T00:00:00Z'))).toBe(false);
  });
});

test('an integration says where a yes sends data outside the Union, and under what', () => {
  expect(transferBy('google_business')).toEqual({ outside: ['US'], safeguards: ['standard_clauses', 'data_privacy_framework'] });
  expect(transferBy('assemblyai_transcription')).toEqual({ outside: ['US'], safeguards: ['standard_clauses'] });
  expect(transferBy('viva_payments')).toBeNull();
});
