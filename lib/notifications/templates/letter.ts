import type { Locale } from '@/lib/core/locale';
import type { Attachment } from '@/lib/integrations/email/port';
import type { MailWords } from '../words';

/** What any of our mails says, in order; html and plain text are both made from it. */
export type Letter = {
  readonly locale: Locale;
  readonly subject: string;
  /** Whose mail it is, at the top. */
  readonly sender: string;
  readonly heading: string;
  readonly lead: string;
  /** What follows the lead, where a letter says more than one thing. */
  readonly paragraphs?: readonly string[];
  /** A code to type, large. */
  readonly code?: string;
  readonly details: readonly { readonly label: string; readonly lines: readonly string[] }[];
  readonly beforeAction?: string;
  readonly action?: { readonly label: string; readonly url: string; readonly otherwise: string };
  readonly notes: readonly string[];
  readonly signature: string;
  /** For whoever got it by mistake: the link that takes this address from the patient's file. */
  readonly notMe?: { readonly ask: string; readonly label: string; readonly url: string };
  /** Of a newsletter: a page with one button, and the address a mail program may press by itself (RFC 8058). */
  readonly unsubscribe?: { readonly ask: string; readonly label: string; readonly url: string; readonly oneClickUrl: string };
  readonly attachments: readonly Attachment[];
};

export const notMe = (words: MailWords, url: string): NonNullable<Letter['notMe']> => ({
  ask: words('not_me.ask'),
  label: words('not_me.link'),
  url,
});
