import { describe, expect, it } from 'vitest';
import { changedMeanwhile, fingerprint } from './fingerprint';

describe('the fingerprint of a content', () => {
  it('is the same whatever the order of its keys and however nothing is written', () => {
    expect(fingerprint({ a: 1, b: [{ c: null, d: 'é' }] })).toBe(fingerprint({ b: [{ d: 'é', c: undefined }], a: 1 }));
    expect(fingerprint(null)).toMatch(/^[0-9a-f]{24}$/);
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: null }, { a: 0 }],
    [{ a: null }, { a: '' }],
    [{ a: false }, {}],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [['a,b'], ['a', 'b']],
    [{ a: { b: 1 } }, { a: 1, b: 1 }],
    [null, {}],
  ])('tells %j from %j', (one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other));
  });
});

describe('a save', () => {
  const [first, theirs, mine] = [{ name: 'A' }, { name: 'B' }, { name: 'C' }];
  it('passes where nothing changed, where it says what stands already, and where nothing was shown to anybody', () => {
    expect(changedMeanwhile(fingerprint(first), { stored: first, wish: mine })).toBeNull();
    expect(changedMeanwhile(fingerprint(first), { stored: theirs, wish: { ...theirs } })).toBeNull();
    expect(changedMeanwhile(undefined, { stored: theirs, wish: mine })).toBeNull();
  });

  it('is refused once where something else stands, and passes with the fingerprint the refusal gives', () => {
    const refusal = changedMeanwhile(fingerprint(first), { stored: theirs, wish: mine });
    expect(refusal).toEqual({ code: 'settings.changed_meanwhile', shown: fingerprint(theirs) });
    expect(changedMeanwhile(refusal?.shown, { stored: theirs, wish: mine })).toBeNull();
    expect(changedMeanwhile('', { stored: theirs, wish: mine })).not.toBeNull();
  });
});
