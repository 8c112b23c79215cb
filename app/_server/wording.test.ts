import { expect, test, vi } from 'vitest';

// Next’s own marker: a name that stands for nothing outside its build.
vi.mock('server-only', () => ({}));
const { fieldSentences } = await import('./wording');

test('a field of the wrong kind is not told to be missing', () => {
  const told = (input: unknown) => fieldSentences('en', [{ code: 'invalid_type', message: 'Invalid input', path: ['days'], input }]).days;
  const [missing, wrong] = [told(undefined), told(1.5)];
  expect(told(null)).toEqual(missing);
  expect(wrong).not.toEqual(missing);
});
