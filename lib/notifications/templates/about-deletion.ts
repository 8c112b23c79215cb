import type { Locale } from '@/lib/core/locale';
import { sayMoment } from '../say-when';
import type { DeletionKind } from '../schema';
import { mailWords } from '../words';
import type { Letter } from './letter';

type Facts = {
  readonly practice: string;
  readonly timeZone: string;
  /** When the erasure takes or took place. */
  readonly at: Date;
  readonly url: string;
  /** Of a practice that closes: who takes its patients over, and where one objects to it. */
  readonly successor?: string | null;
  readonly rights?: string;
};

/** What is erased when, and the one thing to do about it: nothing of anybody's health, nor whose patient somebody is besides the sender. */
export function deletionLetter(kind: DeletionKind, { practice, timeZone, at, url, successor, rights }: Facts, locale: Locale): Letter {
  const words = mailWords(locale);
  const facts = { practice, when: sayMoment(at, locale, timeZone) };
  const handed = successor ? [words('practice_closing.successor', { ...facts, successor, rights: rights ?? url })] : [];
  return {
    locale,
    subject: words(`${kind}.subject`, facts),
    sender: practice,
    heading: words(`${kind}.heading`, facts),
    lead: words(`${kind}.lead`, facts),
    paragraphs: [words(`${kind}.next`, facts), ...handed],
    details: [],
    action: { label: words(`${kind}.action`), url, otherwise: words('copy_link') },
    notes: [],
    signature: words('signature', { practice }),
    attachments: [],
  };
}
