import { expect, test } from 'vitest';
import { sourceIn } from './rules';

test('a source is cited by the name of the regulation and the spaces of the reader’s language', () => {
  const source = 'RGPD art. 28.3.g; CNIL';
  expect((['fr', 'en', 'de'] as const).map((locale) => sourceIn(locale, source))).toEqual([
    'RGPD art. 28.3.g\u202f; CNIL',
    'GDPR art. 28.3.g; CNIL',
    'DSGVO art. 28.3.g; CNIL',
  ]);
});
