import type { Locale } from '@/lib/core/locale';
import { localDateAt } from '@/lib/core/zone';
import type { Receipt } from '@/lib/subscriptions/read-receipt';
import { sayDate } from '../say-when';
import { mailWords } from '../words';
import type { Letter } from './letter';

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE' };

/** That a period is paid, how much, and where the invoice is. */
export function receiptLetter(receipt: Receipt, practice: string, locale: Locale, appUrl: string): Letter {
  const words = mailWords(locale);
  const { number, totalMinor, periodStart, periodEnd, timeZone } = receipt;
  const amount = new Intl.NumberFormat(tags[locale], { style: 'currency', currency: 'EUR' }).format(totalMinor / 100);
  const day = (at: Date | null) => (at ? sayDate(localDateAt(at.getTime(), timeZone), locale) : '');
  const facts = { practice, amount, number, from: day(periodStart), to: day(periodEnd) };
  return {
    locale,
    subject: words('subscription_receipt.subject', facts),
    sender: practice,
    heading: words('subscription_receipt.heading'),
    lead: words('subscription_receipt.lead', facts),
    details: [
      { label: words('subscription_receipt.period'), lines: [words('subscription_receipt.fromTo', facts)] },
      { label: words('subscription_receipt.invoice'), lines: [number] },
    ],
    action: {
      label: words('subscription_receipt.action'),
      url: `${appUrl}/practitioner/settings/subscription`,
      otherwise: words('copy_link'),
    },
    notes: [words('subscription_receipt.renews')],
    signature: words('signature', { practice }),
    attachments: [],
  };
}
