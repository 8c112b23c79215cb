import { calendarFile } from '@/lib/appointments/calendar-file';
import type { AppointmentView } from '@/lib/appointments/schema';
import { sayMoment } from '../say-when';
import type { NewsKind } from '../schema';
import { type MailWords, mailWords } from '../words';
import { type Letter, notMe } from './letter';

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
> & {
  /** Of a visit that comes back: when its series takes place, this one included. */
  readonly seriesDates?: readonly Date[];
};
export type AppointmentKind = NewsKind | 'appointment_reminder';
export type AppointmentLinks = { readonly manage: string; readonly book: string; readonly notMe: string };

const isOver = (kind: AppointmentKind): kind is 'appointment_cancellation' | 'request_refused' =>
  kind === 'appointment_cancellation' || kind === 'request_refused';
/** A request is in no calendar yet, so its answers take nothing out of one. */
const hasFile = (kind: AppointmentKind): kind is Exclude<AppointmentKind, 'request_received' | 'request_refused'> =>
  kind !== 'request_received' && kind !== 'request_refused';

/** Practice, date, time, place and link. Never the reason, the specialty or a note: others may read the mail. */
export function appointmentLetter(kind: AppointmentKind, appointment: ToldAppointment, links: AppointmentLinks, now: Date): Letter {
  const { locale, practiceName, practitionerName, timeZone } = appointment;
  const words = mailWords(locale);
  const when = sayMoment(appointment.start, locale, timeZone);
  const over = isOver(kind);
  const url = over ? links.book : links.manage;
  return {
    locale,
    subject: words(`${kind}.subject`, { when }),
    sender: practiceName,
    heading: words(`${kind}.heading`),
    lead: words(`${kind}.lead`, { when }),
    details: [
      { label: words('details.when'), lines: [when] },
      ...seriesLines(words, appointment),
      { label: words('details.with'), lines: [practitionerName] },
      { label: words('details.place'), lines: placeLines(words, appointment) },
    ],
    beforeAction: isOver(kind) ? words(`${kind}.again`) : words(`${kind}.change`),
    action: { label: words(`${kind}.action`), url, otherwise: words('copy_link') },
    notes: hasFile(kind) ? [words(`${kind}.calendar`)] : [],
    signature: words('signature', { practice: practiceName }),
    notMe: notMe(words, links.notMe),
    attachments: hasFile(kind)
      ? [
          {
            name: words('calendar.file'),
            type: `text/calendar; charset=utf-8; method=${over ? 'CANCEL' : 'PUBLISH'}`,
            content: calendarFile(appointment, { summary: words('calendar.summary', { practice: practiceName }), url, at: now }),
          },
        ]
      : [],
  };
}

const seriesLines = (words: MailWords, { seriesDates = [], locale, timeZone }: ToldAppointment) =>
  seriesDates.length > 1 ? [{ label: words('details.series'), lines: seriesDates.map((at) => sayMoment(at, locale, timeZone)) }] : [];

/** Where it takes place, as a letter says it. */
export const placeLines = (
  words: MailWords,
  { mode, siteName, siteAddress }: Pick<ToldAppointment, 'mode' | 'siteName' | 'siteAddress'>,
): string[] => (mode === 'in_person' ? [siteName, siteAddress] : [words(`mode.${mode}`)]);
