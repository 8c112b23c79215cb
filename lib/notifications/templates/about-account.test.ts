import { describe, expect, test } from 'vitest';
import { letterKinds } from '@/lib/account-letters/schema';
import { locales } from '@/lib/core/locale';
import { accountLetter } from './about-account';
import { letterHtml } from './letter-html';
import { letterText } from './letter-text';

const facts = { at: new Date('2029-01-06T04:00:00Z'), url: 'https://prati.test/sign-in', legal: 'https://prati.test/mentions-legales' };
const said = { fr: 'samedi 6 janvier 2029 à 5 h 00', en: 'Saturday 6 January 2029 at 5:00', de: 'Samstag, 6. Januar 2029, 5:00 Uhr' };
const every = letterKinds.flatMap((kind) => locales.map((locale) => ({ kind, locale })));

describe.each(every)('Prati’s own $kind in $locale', ({ kind, locale }) => {
  const letter = accountLetter(kind, facts, locale);

  test('comes from Prati, says the day on the clocks of Paris where there is one, and leads on, in html and in text', async () => {
    const [html, text] = [(await letterHtml(letter)).replaceAll('\u00a0', ' '), letterText(letter)];
    const isDated = kind !== 'account_closed' && kind !== 'kept_request_refused';
    for (const whole of [html, text]) {
      expect(whole).toContain(facts.url);
      expect(whole).toContain(facts.legal);
      expect(whole.includes(said[locale])).toBe(isDated);
      expect(whole).not.toMatch(/\{|\}|undefined|null|\bprati\.(?!test)/);
    }
    expect(letter.sender).toBe('Prati');
    expect(letter.subject.length).toBeLessThan(70);
  });
});

test.each(locales)('the warning says in %s what goes with the login', (locale) => {
  const [of, word] = [
    accountLetter('account_unused', facts, locale).paragraphs?.join(' ') ?? '',
    { fr: 'garde', en: 'custody', de: 'hinterlassen' },
  ];
  expect(of).toContain(word[locale]);
});
