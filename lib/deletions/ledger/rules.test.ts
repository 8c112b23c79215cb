import { describe, expect, it } from 'vitest';
import { entryAfter, entryName, readEntry, writeEntry } from './rules';

const erased = { kind: 'patient', practice: 'prc_a', subject: 'pat_b', erasedAt: new Date('2027-01-04T07:00:00Z') } as const;

describe('the ledger of what was erased', () => {
  it('counts from one and binds each entry to the one before', () => {
    const first = entryAfter(null, erased);
    const second = entryAfter(first, { ...erased, subject: 'pat_c' });
    expect([first.seq, second.seq]).toEqual([1, 2]);
    expect(second.previous).toBe(first.hash);
    expect(entryAfter(first, erased).hash).not.toBe(second.hash);
  });

  it('comes back from where it is kept as it was, and not when it was altered', () => {
    const entry = entryAfter(null, erased);
    expect(readEntry(writeEntry(entry))).toEqual(entry);
    expect(() => readEntry(writeEntry(entry).replace('pat_b', 'pat_x'))).toThrow('not as it was written');
  });

  it('lies in order', () => {
    expect([entryName(10), entryName(9)].sort()).toEqual([entryName(9), entryName(10)]);
  });
});
