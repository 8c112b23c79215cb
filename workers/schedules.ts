import * as appointments from '@/lib/appointments/jobs';
import * as imports from '@/lib/imports/jobs';
import * as notifications from '@/lib/notifications/jobs';
import * as patients from '@/lib/patients/jobs';
import { request } from '@/lib/platform/jobs';
import type { Schedule } from '@/lib/platform/queue';
import * as reminders from '@/lib/reminders/jobs';
import * as waitingList from '@/lib/waiting-list/jobs';

/** Every recurring job. Deadlines are in the database, so a run that was missed is made up by the next. */
export const schedules: readonly Schedule[] = [
  { request: request(notifications.ringDueDeliveries, {}), everySeconds: 10 },
  { request: request(reminders.ringDueReminders, {}), everySeconds: 10 },
  { request: request(reminders.planMissingReminders, {}), everySeconds: 600 },
  { request: request(waitingList.ringDueOffers, {}), everySeconds: 10 },
  { request: request(waitingList.lapseEntries, {}), pattern: '23 * * * *', timeZone: 'Europe/Paris' },
  { request: request(appointments.lapseRequests, {}), everySeconds: 60 },
  { request: request(appointments.clearLeftovers, {}), pattern: '17 * * * *', timeZone: 'Europe/Paris' },
  { request: request(patients.closeMerges, {}), pattern: '41 3 * * *', timeZone: 'Europe/Paris' },
  { request: request(patients.findByAllTerms, {}), pattern: '11 3 * * *', timeZone: 'Europe/Paris' },
  { request: request(imports.wipeFiles, {}), pattern: '51 3 * * *', timeZone: 'Europe/Paris' },
];
