import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';
import type { FeedTime } from '@/lib/appointments/list-for-feed';

type Wording = {
  /** Every entry's title: neutral, since calendars are shown to others. */
  readonly title: string;
  readonly name: string;
  /** When anything last changed: the same file until then, to the letter. */
  readonly changedAt: Date;
};

/** An agenda for another calendar (RFC 5545), times in UTC: the UID stays with the appointment, the SEQUENCE grows with its changes. */
export function agendaFile(times: readonly FeedTime[], { title, name, changedAt }: Wording): string {
  const calendar = ical({ prodId: '//Prati//Prati//EN', method: ICalCalendarMethod.PUBLISH, name });
  for (const { id, version, start, end } of times) {
    calendar.createEvent({
      ...{ id: `${id}@prati`, sequence: version - 1, stamp: changedAt, start, end, summary: title },
      ...{ status: ICalEventStatus.CONFIRMED, busystatus: ICalEventBusyStatus.BUSY },
    });
  }
  return calendar.toString();
}
