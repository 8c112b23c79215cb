import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { locales } from '@/lib/core/locale';
import { type PurposeName, purposes } from './catalogue';
import { eventFor, inForce, mayAsk, monthsAfter, stateOf, type Texts } from './rules';
import { consentKeys, cookiePurposes, integrations, patientConsentKeys } from './schema';
import { consentTexts } from './texts';

const names = Object.keys(purposes) as PurposeName[];
const at = (iso: string) => new Date(iso);
const answer = (eventType: 'given' | 'renewed' | 'refused' | 'withdrawn' | 'expired' | 'invalidated', textVersion = '1') => ({
  ...{ eventType, textVersion, occurredAt: at('2027-01-01T00:00:00Z'), validUntil: null },
});

test('every key of the product is in the catalogue, each integration by itself, and each has its text', () => {
  const asked = [
    ...consentKeys.filter((key) => key !== 'third_party_integrations'),
    ...integrations.map((one) => `third_party_integrations.${one}`),
    ...patientConsentKeys,
    ...cookiePurposes,
    'data_processing_agreement',
  ];
  expect([...names].sort()).toEqual(asked.sort());
  expect(Object.keys(consentTexts).sort()).toEqual(asked.sort());
  for (const name of names) {
    expect(purposes[name].dataCategories.length, name).toBeGreaterThan(0);
    expect(purposes[name].recipients.length, name).toBeGreaterThan(0);
    for (const text of consentTexts[name])
      for (const locale of locales) expect(text[locale].split('\n\n').length, `${name} ${locale}`).toBeGreaterThanOrEqual(3);
  }
});

test('inv-G5 no text that was ever shown has changed by a byte: another wording is another version', () => {
  const kept = JSON.parse(readFileSync('lib/consents/texts.lock.json', 'utf8')) as Record<string, string>;
  const now = Object.fromEntries(
    names.flatMap((name) =>
      consentTexts[name].flatMap((text) =>
        locales.map((locale) => [`${name} ${text.version} ${locale}`, createHash('sha256').update(text[locale], 'utf8').digest('hex')]),
      ),
    ),
  );
  expect(now).toEqual(kept);
});

test('versions of a text follow each other, and no two have one name', () => {
  for (const name of names) {
    const times = consentTexts[name].map(({ effectiveFrom }) => Date.parse(effectiveFrom));
    expect(times, name).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(consentTexts[name].map(({ version }) => version)).size, name).toBe(consentTexts[name].length);
  }
});

test.each([
  [null, false, 'never_asked'],
  [null, true, 'asked'],
  [answer('given'), true, 'given'],
  [answer('renewed'), true, 'given'],
  [answer('given', '0'), true, 'expired'],
  [answer('renewed', '0'), true, 'expired'],
  [answer('refused'), true, 'refused'],
  [answer('refused', '0'), true, 'refused'],
  [answer('withdrawn', '0'), true, 'withdrawn'],
  [answer('expired'), true, 'expired'],
  [answer('invalidated'), true, 'invalidated'],
  [{ ...answer('given'), validUntil: at('2027-06-01T00:00:00Z') }, true, 'expired'],
  [{ ...answer('refused'), validUntil: at('2027-06-01T00:00:00Z') }, true, 'expired'],
  [{ ...answer('given'), validUntil: at('2027-06-01T00:00:00.001Z') }, true, 'given'],
] as const)('inv-G5 after %j, shown %s, a purpose stands at %s under text 1', (last, shown, state) => {
  expect(stateOf(last, shown, '1', at('2027-06-01T00:00:00Z'))).toBe(state);
});

test('an answer is recorded as what it does, and one that changes nothing is not', () => {
  const table = (['never_asked', 'asked', 'given', 'refused', 'withdrawn', 'expired', 'invalidated'] as const).map((state) => [
    state,
    eventFor(state, true),
    eventFor(state, false),
  ]);
  expect(table).toEqual([
    ['never_asked', 'given', 'refused'],
    ['asked', 'given', 'refused'],
    ['given', null, 'withdrawn'],
    ['refused', 'given', null],
    ['withdrawn', 'given', null],
    ['expired', 'renewed', 'withdrawn'],
    ['invalidated', 'renewed', 'refused'],
  ]);
});

test('the text in force is the last that has taken effect', () => {
  const version = (name: string, effectiveFrom: string) => ({ version: name, effectiveFrom, fr: '', en: '', de: '' });
  const texts = { tos_privacy: [version('1', '2027-01-01T00:00:00Z'), version('2', '2027-06-01T00:00:00Z')] } as unknown as Texts;
  const found = ['2026-01-01T00:00:00Z', '2027-05-31T23:59:59.999Z', '2027-06-01T00:00:00Z'].map(
    (iso) => inForce(texts, 'tos_privacy', at(iso)).version,
  );
  expect(found).toEqual(['1', '1', '2']);
});

test('after a no nobody is asked again for six months, counted on the calendar', () => {
  expect(monthsAfter(at('2027-08-31T10:00:00Z'), 6)).toEqual(at('2028-02-29T10:00:00Z'));
  const said = at('2027-01-15T10:00:00Z');
  expect(mayAsk('refused', said, at('2027-07-15T09:59:59Z'))).toBe(false);
  expect(mayAsk('withdrawn', said, at('2027-07-15T10:00:00Z'))).toBe(true);
  expect(mayAsk('expired', said, said)).toBe(true);
  expect(mayAsk('given', said, at('2030-01-01T00:00:00Z'))).toBe(false);
});
