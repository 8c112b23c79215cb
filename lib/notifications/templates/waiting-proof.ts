import type { Locale } from '@/lib/core/locale';
import { mailWords } from '../words';
import type { Letter } from './letter';

type Asked = { readonly locale: Locale; readonly practiceName: string };

/** Asks whoever reads the address whether they want to be on the waiting list. It names neither a person nor what for. */
export function waitingProofLetter({ locale, practiceName: practice }: Asked, url: string): Letter {
  const words = mailWords(locale);
  return {
    locale,
    subject: words('waiting_proof.subject', { practice }),
    sender: practice,
    heading: words('waiting_proof.heading'),
    lead: words('waiting_proof.lead', { practice }),
    details: [],
    action: { label: words('waiting_proof.action'), url, otherwise: words('copy_link') },
    notes: [words('waiting_proof.validity'), words('waiting_proof.unasked')],
    signature: words('signature', { practice }),
    attachments: [],
  };
}
