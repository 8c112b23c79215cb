import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Messages, messagesOf } from '@/i18n/messages';
import { locales } from '@/lib/core/locale';
import { errorsDocument } from '@/scripts/errors-doc';
import { errorCodes, statusOf, waitOf } from './errors';

const sentence = (messages: Messages, code: string) =>
  code.split('.').reduce<string | Messages | undefined>((at, step) => (typeof at === 'object' ? at[step] : undefined), messages.errors);

test('every code has its sentence in the three languages, and no sentence is without its code', () => {
  for (const locale of locales) {
    const messages = messagesOf(locale);
    expect(errorCodes.filter((code) => typeof sentence(messages, code) !== 'string')).toEqual([]);
    const written = Object.entries(messages.errors as Messages)
      .filter(([noun]) => !['field', 'flaw'].includes(noun))
      .flatMap(([noun, codes]) => Object.keys(codes).map((what) => `${noun}.${what}`));
    expect(written.filter((code) => !Object.hasOwn(statusOf, code))).toEqual([]);
  }
});

test('every status is one of a refusal', () => {
  for (const code of errorCodes) expect([400, 401, 403, 404, 409, 410, 413, 415, 422, 423, 429, 500, 503]).toContain(statusOf[code]);
});

test('docs/errors.md says the same (npx tsx scripts/errors-doc.ts writes it)', () => {
  expect(readFileSync('docs/errors.md', 'utf8')).toBe(errorsDocument());
});

test('too many says how long to wait, whoever counted', () => {
  expect(waitOf({ code: 'booking.code_too_often', usedUp: false })).toBe(60);
  expect(waitOf({ code: 'rate.limited', retryAfterSeconds: 7 })).toBe(7);
  expect(waitOf({ code: 'booking.agenda_busy' })).toBe(1);
  expect(waitOf({ code: 'request.not_json' })).toBeNull();
});
