import { sayMoment, sayTime } from '../say-when';
import { mailWords } from '../words';
import { placeLines, type ToldAppointment } from './about-appointment';
import { type Letter, notMe } from './letter';

/** A freed time offered to somebody on the waiting list, until `expiresAt`. */
export type OfferedTime = Pick<
  ToldAppointment,
  'start' | 'timeZone' | 'mode' | 'locale' | 'practiceName' | 'practitionerName' | 'siteName' | 'siteAddress'
> & { readonly expiresAt: Date };

export function waitingOfferLetter(offer: OfferedTime, links: { answer: string; notMe: string }): Letter {
  const { locale, practiceName, timeZone } = offer;
  const words = mailWords(locale);
  const when = sayMoment(offer.start, locale, timeZone);
  const time = sayTime(offer.expiresAt, locale, timeZone);
  return {
    locale,
    subject: words('waiting_offer.subject', { when }),
    sender: practiceName,
    heading: words('waiting_offer.heading'),
    lead: words('waiting_offer.lead', { when, time }),
    details: [
      { label: words('details.when'), lines: [when] },
      { label: words('details.with'), lines: [offer.practitionerName] },
      { label: words('details.place'), lines: placeLines(words, offer) },
    ],
    beforeAction: words('waiting_offer.change', { time }),
    action: { label: words('waiting_offer.action'), url: links.answer, otherwise: words('copy_link') },
    notes: [],
    signature: words('signature', { practice: practiceName }),
    notMe: notMe(words, links.notMe),
    attachments: [],
  };
}
