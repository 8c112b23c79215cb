import type { BreachLetter } from '@/lib/breaches/read-letter';
import { timeLeft } from '@/lib/breaches/rules';
import type { Locale } from '@/lib/core/locale';
import { sayMoment } from '../say-when';
import { mailWords } from '../words';
import type { Letter } from './letter';

/** To who keeps the register of breaches: until when the authority is to be told, or that Prati announced something. Nothing of what happened. */
export function breachLetter(facts: BreachLetter, locale: Locale, appUrl: string, now: Date): Letter {
  const { of, breachId, notifyDueAt, practiceName: practice, timeZone } = facts;
  const words = mailWords(locale);
  const { isOver, hours } = timeLeft(notifyDueAt, now);
  const due = sayMoment(notifyDueAt, locale, timeZone);
  const kind = of === 'reminder' ? (isOver ? 'over' : 'reminder') : of;
  return {
    locale,
    subject: words(`breach.${kind}.subject`, { due }),
    sender: practice,
    heading: words(`breach.${kind}.heading`),
    lead: words(`breach.${kind}.lead`, { practice, hours }),
    details: of === 'end' ? [] : [{ label: words('breach.due'), lines: [due] }],
    action: {
      label: words('breach.action'),
      url: `${appUrl}/practitioner/settings/gdpr/breaches/${breachId}`,
      otherwise: words('copy_link'),
    },
    notes: of === 'reminder' ? [words('breach.note')] : [],
    signature: words('signature', { practice }),
    attachments: [],
  };
}
