import { expect, test } from 'vitest';
import { bytesText } from './bytes-text';

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1_000, '1 kB'],
  [820_400, '820 kB'],
  [1_440_000, '1.4 MB'],
  [123_400_000, '123 MB'],
  [5_000_000_000_000, '5,000 GB'],
])('%i bytes', (bytes, text) => {
  expect(bytesText(bytes, 'en')).toBe(text);
});
