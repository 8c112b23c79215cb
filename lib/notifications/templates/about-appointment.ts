import { calendarFile } from '@/lib/appointments/calendar-file';
import type { AppointmentView } from '@/lib/appointments/schema';
import { sayMoment } from '../say-when';
import { type MailWords, mailWords } from '../words';
import type { Letter } from './letter';

/** What a letter may know of an appointment: the reason and its instructions are not among it. */
export type ToldAppointment = Pick<
  AppointmentView,
  | 'id'
  | 'version'
  | 'status'
  | 'start'
  | 'end'
  | 'timeZone'
  | 'mode'
  | 'locale'
  | 'practiceName'
  | 'practitionerName'
  | 'siteName'
  | 'siteAddress'
>;
export type AppointmentKind = 'appointment_confirmation' | 'appointment_moved' | 'appointment_cancellation';

/** Practice, date, time, place and link. Never the reason, the specialty or a note: others may read the mail. */
export function appointmentLetter(
  kind: AppointmentKind,
  appointment: ToldAppointment,
  links: { manage: string; book: string },
  now: Date,
): Letter {
  const { locale, practiceName, practitionerName, timeZone } = appointment;
  const words = mailWords(locale);
  const when = sayMoment(appointment.start, locale, timeZone);
  const over = kind === 'appointment_cancellation';
  const url = over ? links.book : links.manage;
  const file = calendarFile(appointment, { summary: words('calendar.summary', { practice: practiceName }), url, at: now });
  return {
    locale,
    subject: words(`${kind}.subject`, { when }),
    sender: practiceName,
    heading: words(`${kind}.heading`),
    lead: words(`${kind}.lead`, { when }),
    details: [
      { label: words('details.when'), lines: [when] },
      { label: words('details.with'), lines: [practitionerName] },
      { label: words('details.place'), lines: placeLines(words, appointment) },
    ],
    beforeAction: over ? words('appointment_cancellation.again') : words(`${kind}.change`),
    action: { label: words(`${kind}.action`), url, otherwise: words('copy_link') },
    notes: [words(`${kind}.calendar`)],
    signature: words('signature', { practice: practiceName }),
    attachments: [
      { name: words('calendar.file'), type: `text/calendar; charset=utf-8; method=${over ? 'CANCEL' : 'PUBLISH'}`, content: file },
    ],
  };
}

const placeLines = (words: MailWords, { mode, siteName, siteAddress }: ToldAppointment): string[] =>
  mode === 'in_person' ? [siteName, siteAddress] : [words(`mode.${mode}`)];
