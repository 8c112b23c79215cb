import type { Locale } from '@/lib/core/locale';
import type { HandoverState } from '@/lib/handovers/schema';
import { mailWords } from '../words';
import type { Letter } from './letter';

/** What became of an offer to take a practice's patients over; `other`: the practice on the other side, where it is told; `when`: the day it closes. */
export function handoverLetter(
  state: HandoverState | 'planned' | 'staying',
  { practice, other, when = '', url }: { readonly practice: string; readonly other: string; readonly when?: string; readonly url: string },
  locale: Locale,
): Letter {
  const words = mailWords(locale);
  const facts = { practice, other, when };
  return {
    locale,
    subject: words(`handover.${state}.subject`, facts),
    sender: practice,
    heading: words(`handover.${state}.heading`, facts),
    lead: words(`handover.${state}.lead`, facts),
    paragraphs: [words(`handover.${state}.next`, facts)],
    details: [],
    action: { label: words(`handover.${state}.action`), url, otherwise: words('copy_link') },
    notes: [],
    signature: words('signature', { practice }),
    attachments: [],
  };
}
