import type { LetterKind } from '@/lib/account-letters/schema';
import type { Locale } from '@/lib/core/locale';
import { sayMoment } from '../say-when';
import { mailWords } from '../words';
import type { Letter } from './letter';

/** Prati writes from France. */
const timeZone = 'Europe/Paris';
type Facts = {
  /** When the login is erased, or until when the copy can be fetched. */
  readonly at: Date;
  readonly url: string;
  /** Where it is said how Prati is reached. */
  readonly legal: string;
};

/** What Prati says in its own name: nothing of anybody's health, and the name of no practice. */
export function accountLetter(kind: LetterKind, { at, url, legal }: Facts, locale: Locale): Letter {
  const words = mailWords(locale);
  return {
    locale,
    subject: words(`prati.${kind}.subject`),
    sender: 'Prati',
    heading: words(`prati.${kind}.heading`),
    lead: words(`prati.${kind}.lead`, { when: sayMoment(at, locale, timeZone) }),
    paragraphs: [words(`prati.${kind}.next`)],
    details: [],
    action: { label: words(`prati.${kind}.action`), url, otherwise: words('copy_link') },
    notes: [],
    signature: words('prati.signature', { legal }),
    attachments: [],
  };
}
