import type { RequestForMail } from '@/lib/rights/schema';
import { sayDate } from '../say-when';
import type { RightsKind } from '../schema';
import { mailWords } from '../words';
import { type Letter, notMe } from './letter';

type Links = { readonly area?: string; readonly notMe?: string };

/** To the person who asked: which right, when, and where to read on. Never a word of what was asked or answered: others may read the mail. */
export function rightsLetter(kind: Exclude<RightsKind, 'rights_due'>, request: RequestForMail, links: Links): Letter {
  const { locale, practiceName: practice, right, receivedOn, deadline, authority } = request;
  const words = mailWords(locale);
  const facts = { practice, right: words(`rights.of.${right}`), due: sayDate(deadline, locale) };
  const details = [{ label: words('rights.receivedOn'), lines: [sayDate(receivedOn, locale)] }];
  const dated = kind === 'rights_received' || kind === 'rights_extended';
  return {
    locale,
    subject: words(`${kind}.subject`, facts),
    sender: practice,
    heading: words(`${kind}.heading`, facts),
    lead: words(`${kind}.lead`, facts),
    details: dated ? [...details, { label: words('rights.dueOn'), lines: [facts.due] }] : details,
    ...(links.area ? { action: { label: words('rights.action'), url: links.area, otherwise: words('copy_link') } } : {}),
    notes: [
      ...(links.area ? [] : [words('rights.noAccount', { practice })]),
      words('rights.complaint', { authority: authority.name, url: authority.url }),
    ],
    signature: words('signature', { practice }),
    ...(links.notMe ? { notMe: notMe(words, links.notMe) } : {}),
    attachments: [],
  };
}

/** To the practice's owner: a date comes near, or has passed. Without a name. */
export function rightsDueLetter(request: RequestForMail, url: string): Letter {
  const { locale, practiceName: practice, right, receivedOn, deadline, daysLeft } = request;
  const words = mailWords(locale);
  const facts = { practice, right: words(`rights.of.${right}`), due: sayDate(deadline, locale), days: Math.abs(daysLeft) };
  const when = daysLeft < 0 ? 'late' : 'coming';
  return {
    locale,
    subject: words(`rights_due.${when}.subject`, facts),
    sender: practice,
    heading: words(`rights_due.${when}.heading`, facts),
    lead: words(`rights_due.${when}.lead`, facts),
    details: [
      { label: words('rights.receivedOn'), lines: [sayDate(receivedOn, locale)] },
      { label: words('rights.dueOn'), lines: [facts.due] },
    ],
    action: { label: words('rights_due.action'), url, otherwise: words('copy_link') },
    notes: [words('rights_due.note')],
    signature: words('signature', { practice }),
    attachments: [],
  };
}
