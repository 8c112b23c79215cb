import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Source } from '../reading/source';
import { nameOf, said, type Visit, visitsOf } from './visits';

const calendar = () => ical({ prodId: '//Prati//Prati//EN', method: ICalCalendarMethod.PUBLISH });
const statusOf = (status: string) =>
  status === 'cancelled' || status === 'excused'
    ? ICalEventStatus.CANCELLED
    : status === 'requested'
      ? ICalEventStatus.TENTATIVE
      : ICalEventStatus.CONFIRMED;

/** RFC 5545 events of these visits, with names: the copy is for whoever may know them. `withPatient`: whose visit it is goes into the title. */
function eventsOf(visits: readonly Visit[], at: Date, withPatient: boolean): string {
  const page = calendar();
  for (const { row, patient, practitioner, reason, site } of visits) {
    const title = [withPatient ? nameOf(patient) : nameOf(practitioner), said(reason, 'label')].filter(Boolean).join(' · ');
    const place = [said(site, 'name'), said(site, 'street'), `${said(site, 'postcode')} ${said(site, 'city')}`.trim()].filter(Boolean);
    page.createEvent({
      ...{ id: `${said(row, 'id')}@prati`, stamp: at, start: new Date(said(row, 'start')), end: new Date(said(row, 'end')) },
      ...{ summary: title || said(row, 'id'), status: statusOf(said(row, 'status')), location: place.join(', ') || null },
      ...(said(row, 'note') ? { description: said(row, 'note') } : {}),
    });
  }
  const text = page.toString();
  const from = text.indexOf('BEGIN:VEVENT');
  return from < 0 ? '' : text.slice(from, text.lastIndexOf('END:VCALENDAR'));
}

/** One calendar of all visits, written a page at a time. */
export async function* agendaOf(source: Source, at: Date, count: (rows: number) => void): AsyncGenerator<string> {
  const empty = calendar().toString();
  const end = empty.lastIndexOf('END:VCALENDAR');
  yield `${empty.slice(0, end).replace(/\s*$/, '')}\r\n`;
  for await (const visits of visitsOf(source)) {
    count(visits.length);
    const events = eventsOf(visits, at, source.subject.kind === 'practice').replace(/\s*$/, '');
    if (events) yield `${events}\r\n`;
  }
  yield 'END:VCALENDAR\r\n';
}
