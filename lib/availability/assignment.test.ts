import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign } from './assignment';

/** Every way to choose, one after another. */
const canServe = (needs: readonly (readonly number[])[], free: ReadonlySet<number>, used: readonly number[] = []): boolean => {
  const [need, ...rest] = needs;
  return need === undefined || need.some((one) => free.has(one) && !used.includes(one) && canServe(rest, free, [...used, one]));
};

it('finds a choice exactly when there is one, and each resource serves one need', () => {
  const resource = fc.integer({ min: 0, max: 5 });
  fc.assert(
    fc.property(fc.array(fc.array(resource, { maxLength: 4 }), { maxLength: 4 }), fc.array(resource), (needs, list) => {
      const free = new Set(list);
      const chosen = assign(needs, (one) => free.has(one));
      expect(chosen !== null).toBe(canServe(needs, free));
      if (!chosen) return;
      expect(new Set(chosen).size).toBe(needs.length);
      for (const [n, one] of chosen.entries()) expect(free.has(one) && needs[n]?.includes(one)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('takes the first that is free of each list where nothing speaks against it', () => {
  expect(assign([['a', 'b'], ['c']], (one) => one !== 'a')).toEqual(['b', 'c']);
  expect(assign([['a', 'b'], ['a']], () => true)).toEqual(['b', 'a']);
  expect(assign([], () => false)).toEqual([]);
});
