import { expect, test } from 'vitest';
import { newId } from '@/lib/core/id';
import { locales } from '@/lib/core/locale';
import { campaignLetter } from './campaign';
import { letterHtml } from './letter-html';
import { letterText } from './letter-text';

test.each(locales)('a newsletter says all it has to say and how to end it, in html and in text (%s)', async (locale) => {
  const mail = {
    to: 'canari@example.test',
    locale,
    memberId: newId('member'),
    subject: 'News',
    heading: 'Head',
    paragraphs: ['First.', 'Second.', 'Third.'],
  };
  const letter = campaignLetter(mail, 'https://prati.test/unsubscribe/t0ken');
  for (const said of [letterText(letter), await letterHtml(letter)]) {
    for (const part of ['Prati', 'Head', 'First.', 'Second.', 'Third.', 'https://prati.test/unsubscribe/t0ken'])
      expect(said).toContain(part);
    expect(said).not.toContain('one-click');
  }
  expect(letter.unsubscribe?.oneClickUrl).toBe('https://prati.test/unsubscribe/t0ken/one-click');
});
