import { sayMoment } from '../say-when';
import { mailWords } from '../words';
import { placeLines, type ToldAppointment } from './about-appointment';
import { type Letter, notMe } from './letter';

type Missed = Pick<
  ToldAppointment,
  'start' | 'timeZone' | 'mode' | 'locale' | 'practiceName' | 'practitionerName' | 'siteName' | 'siteAddress'
> & {
  readonly sitePhone: string | null;
  /** Booking online is closed to this patient: the practice is to be called. */
  readonly isBlocked: boolean;
};

/** Says to a patient that they were waited for, what to do another time and what to do if it is a mistake. No reproach, no reason. */
export function absenceLetter(missed: Missed, links: { readonly book: string; readonly notMe: string }): Letter {
  const { locale, practiceName, sitePhone, isBlocked } = missed;
  const words = mailWords(locale);
  const when = sayMoment(missed.start, locale, missed.timeZone);
  const action = { label: words('absence_notice.action'), url: links.book, otherwise: words('copy_link') };
  return {
    locale,
    subject: words('absence_notice.subject', { when }),
    sender: practiceName,
    heading: words('absence_notice.heading'),
    lead: words('absence_notice.lead', { when }),
    details: [
      { label: words('details.when'), lines: [when] },
      { label: words('details.with'), lines: [missed.practitionerName] },
      { label: words('details.place'), lines: placeLines(words, missed) },
      ...(sitePhone ? [{ label: words('details.phone'), lines: [sitePhone] }] : []),
    ],
    beforeAction: words(isBlocked ? 'absence_notice.blocked' : 'absence_notice.next'),
    ...(isBlocked ? {} : { action }),
    notes: [words('absence_notice.mistake')],
    signature: words('signature', { practice: practiceName }),
    notMe: notMe(words, links.notMe),
    attachments: [],
  };
}
