import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { beginning, breakAfter, breakAtEnd, hashOf } from './rules';
import type { AuditEntry, Head, SealedEntry } from './schema';

const link = (last: Head, changes: Partial<AuditEntry> = {}): SealedEntry => {
  const entry: AuditEntry = {
    practiceId: 'prc_0000000000000000000000000000000a',
    seq: last.seq + 1,
    at: new Date('2026-11-22T09:30:00.120Z'),
    act: 'patient.opened',
    actorKind: 'member',
    actorId: 'mbr_0000000000000000000000000000000b',
    subject: 'pat_0000000000000000000000000000000c',
    facts: {},
    previous: last.hash,
    ...changes,
  };
  return { ...entry, hash: hashOf(entry) };
};
const first = link(beginning);
const second = link(first);
const third = link(second);

test('the hash is of the canonical form: sorted names, no spaces, milliseconds in UTC', () => {
  const canonical =
    '{"act":"patient.opened","actorId":"mbr_0000000000000000000000000000000b","actorKind":"member","at":"2026-11-22T09:30:00.120Z",' +
    '"facts":{"a":null,"b":1.5,"é":"“x”"},"practiceId":"prc_0000000000000000000000000000000a",' +
    `"previous":"${'0'.repeat(64)}","seq":1,"subject":"pat_0000000000000000000000000000000c"}`;
  const entry = link(beginning, { facts: { é: '“x”', b: 1.5, a: null } });
  expect(entry.hash).toBe(createHash('sha256').update(canonical, 'utf8').digest('hex'));
});

test('the order facts are written in does not matter', () => {
  expect(link(beginning, { facts: { a: 1, b: 2 } }).hash).toBe(link(beginning, { facts: { b: 2, a: 1 } }).hash);
});

test('a whole chain holds', () => {
  expect([breakAfter(beginning, first), breakAfter(first, second), breakAfter(second, third), breakAtEnd(third, third)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(breakAtEnd(beginning, beginning)).toBeNull();
});

test.each<[string, Partial<AuditEntry>]>([
  ['the act', { act: 'patient.erased' }],
  ['the subject', { subject: null }],
  ['the facts', { facts: { n: 1 } }],
  ['the time, by a millisecond', { at: new Date('2026-11-22T09:30:00.121Z') }],
  ['the actor', { actorId: null }],
])('inv-F1: editing %s is seen in the row', (_, change) => {
  expect(breakAfter(first, { ...second, ...change })).toEqual({ seq: 2, why: 'edited' });
});

test('inv-F1: a row edited together with its hash breaks the next', () => {
  const forged = link(first, { act: 'patient.erased' });
  expect(breakAfter(first, forged)).toBeNull();
  expect(breakAfter(forged, third)).toEqual({ seq: 3, why: 'out_of_chain' });
});

test('inv-F1: a missing, an inserted and a repeated row are named', () => {
  expect(breakAfter(first, third)).toEqual({ seq: 2, why: 'missing' });
  expect(breakAfter(first, link(beginning, { seq: 2 }))).toEqual({ seq: 2, why: 'out_of_chain' });
  expect(breakAfter(second, second)).toEqual({ seq: 2, why: 'out_of_chain' });
});

test('inv-F1: an end cut off, added to, or swapped is seen against the head', () => {
  expect(breakAtEnd(second, third)).toEqual({ seq: 3, why: 'missing' });
  expect(breakAtEnd(third, second)).toEqual({ seq: 3, why: 'not_the_head' });
  expect(breakAtEnd(link(second, { act: 'patient.erased' }), third)).toEqual({ seq: 3, why: 'not_the_head' });
  expect(breakAtEnd(third, beginning)).toEqual({ seq: 1, why: 'not_the_head' });
});
