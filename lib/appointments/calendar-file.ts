import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { AppointmentView } from './schema';

type CalendarEntry = Pick<AppointmentView, 'id' | 'version' | 'status' | 'start' | 'end' | 'mode' | 'siteName' | 'siteAddress'>;
type Wording = {
  /** Neutral: the practice and no more, since calendars are shared. */
  readonly summary: string;
  /** Where the appointment can be moved or cancelled. */
  readonly url?: string;
  /** When this file was made. */
  readonly at: Date;
};

/**
 * An appointment as an iCalendar file (RFC 5545), times in UTC. The same UID for the life of the appointment and a SEQUENCE that grows with
 * it, so that a calendar replaces what it has; a cancelled one is sent as METHOD:CANCEL (RFC 5546) and goes from the calendar.
 */
export function calendarFile(appointment: CalendarEntry, { summary, url, at }: Wording): string {
  const cancelled = appointment.status === 'cancelled';
  const calendar = ical({ prodId: '//Prati//Prati//EN', method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH });
  const event = calendar.createEvent({
    id: `${appointment.id}@prati`,
    sequence: appointment.version - 1,
    stamp: at,
    start: appointment.start,
    end: appointment.end,
    summary,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (appointment.mode === 'in_person') event.location(`${appointment.siteName}, ${appointment.siteAddress}`);
  if (url && !cancelled) event.url(url);
  return calendar.toString();
}
