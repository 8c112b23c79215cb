import type { Locale } from '@/lib/core/locale';
import { mailWords } from '../words';
import { type Letter, notMe } from './letter';

type Listed = { readonly locale: Locale; readonly practiceName: string };

/** Says to somebody the desk put on the waiting list what will happen, and how to change it or leave. It does not name what for. */
export function waitingWelcomeLetter({ locale, practiceName: practice }: Listed, links: { place: string; notMe: string }): Letter {
  const words = mailWords(locale);
  return {
    locale,
    subject: words('waiting_welcome.subject', { practice }),
    sender: practice,
    heading: words('waiting_welcome.heading'),
    lead: words('waiting_welcome.lead', { practice }),
    details: [],
    beforeAction: words('waiting_welcome.change'),
    action: { label: words('waiting_welcome.action'), url: links.place, otherwise: words('copy_link') },
    notes: [],
    signature: words('signature', { practice }),
    notMe: notMe(words, links.notMe),
    attachments: [],
  };
}
