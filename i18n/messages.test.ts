import { readdirSync } from 'node:fs';
import { createTranslator, IntlErrorCode } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { locales } from '@/lib/core/locale';
import { type Messages, messagesFor, messagesOf } from './messages';

const flat = (messages: Messages, at = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]) => (typeof value === 'string' ? [[at + key, value]] : flat(value, `${at + key}.`)));
const of = { fr: flat(messagesOf('fr')), en: flat(messagesOf('en')), de: flat(messagesOf('de')) };
/** A sentence without its ICU machinery, so that only what people read is judged. */
const prose = (text: string) =>
  text
    .replace(/\{\w+, (plural|select|selectordinal),/g, '')
    .replace(/\{\w+(, \w+)*\}/g, '0')
    .replace(/<\/?\w+>/g, '');
/** The values a sentence asks for: braces open one where the text stands in no argument, or in a branch of one. */
const values = (text: string) => {
  let depth = 0;
  const found = [...text.matchAll(/\{(\w*)|\}/g)].flatMap(([brace, name]) => {
    if (brace === '}') depth--;
    else if (depth++ % 2 === 0 && name) return [name];
    return [];
  });
  return [...new Set(found)].sort();
};
const offenders = (locale: (typeof locales)[number], wrong: (text: string) => boolean) =>
  of[locale].filter(([, text]) => wrong(prose(text))).map(([key, text]) => `${locale} ${key}: ${text}`);

describe('every sentence', () => {
  test('exists in the three languages', () => {
    const keys = locales.map((locale) => of[locale].map(([key]) => key).sort());
    expect(keys[1]).toEqual(keys[0]);
    expect(keys[2]).toEqual(keys[0]);
    for (const locale of locales) expect(readdirSync(`messages/${locale}`).sort()).toEqual(readdirSync('messages/fr').sort());
  });

  test('says something', () => {
    for (const locale of locales) expect(offenders(locale, (text) => text.trim() === '')).toEqual([]);
  });

  test('is well-formed ICU and asks for the same values everywhere', () => {
    const french = new Map(of.fr);
    for (const locale of locales) {
      const broken: string[] = [];
      const translate = createTranslator({
        locale,
        messages: messagesOf(locale),
        onError: (error) => error.code === IntlErrorCode.INVALID_MESSAGE && broken.push(error.message),
      }) as unknown as (key: string, values: object) => string;
      for (const [key, text] of of[locale]) {
        translate(key, { count: 2 });
        expect(values(text), `${locale} ${key}`).toEqual(values(french.get(key) ?? ''));
      }
      expect(broken).toEqual([]);
    }
  });
});

describe('French', () => {
  test('is set with curly apostrophes and the spaces of French', () => {
    expect(offenders('fr', (text) => /['"]/.test(text))).toEqual([]);
    expect(offenders('fr', (text) => /(^|[^\u202F])[;!?]/.test(text.replace(/[?&]\w+=/g, '')))).toEqual([]);
    expect(offenders('fr', (text) => /[^\u00A0\d]:(?!\/\/)/.test(text))).toEqual([]);
    expect(offenders('fr', (text) => /«(?!\u00A0)|(?<!\u00A0)»/.test(text))).toEqual([]);
  });

  test('never blames, scolds or exclaims', () => {
    expect(offenders('fr', (text) => /\boups\b|invalide|interdit|erreur utilisateur|veuillez|malheureusement|!/i.test(text))).toEqual([]);
  });

  test('holds no leftover English', () => {
    expect(
      offenders('fr', (text) => /\b(the|please|your|you|booking|slot|sign in|sign up|save|loading|appointment)\b/i.test(text)),
    ).toEqual([]);
  });
});

describe('English and German', () => {
  test('hold no leftover French and do not exclaim', () => {
    const french = /\b(vous|votre|veuillez|rendez-vous|cabinet|créneau|praticien)\b/i;
    for (const locale of ['en', 'de'] as const) expect(offenders(locale, (text) => french.test(text) || text.includes('!'))).toEqual([]);
  });

  test('German says Sie', () => {
    expect(offenders('de', (text) => /\b(du|dein|deine|dir|dich)\b/i.test(text))).toEqual([]);
  });
});

test('a page hands on only the parts it names', () => {
  expect(Object.keys(messagesFor('fr', 'fault'))).toEqual(['fault']);
  expect(messagesFor('fr', 'errors.flaw', 'errors.form')).toEqual({
    errors: { flaw: expect.any(Object), form: expect.any(Object) },
  });
  expect(() => messagesFor('fr', 'errors.nowhere')).toThrow('errors.nowhere');
});
