import type { Locale } from '@/lib/core/locale';
import { sayTime } from '../say-when';
import { mailWords } from '../words';
import type { Letter } from './letter';

type BookingCode = { code: string; locale: Locale; expiresAt: Date; practiceName: string; timeZone: string };

export function codeLetter({ code, locale, expiresAt, practiceName, timeZone }: BookingCode): Letter {
  const words = mailWords(locale);
  return {
    locale,
    subject: words('booking_code.subject', { code }),
    sender: practiceName,
    heading: words('booking_code.heading'),
    lead: words('booking_code.lead'),
    code,
    details: [],
    notes: [words('booking_code.validity', { time: sayTime(expiresAt, locale, timeZone) }), words('booking_code.unasked')],
    signature: words('signature', { practice: practiceName }),
    attachments: [],
  };
}
