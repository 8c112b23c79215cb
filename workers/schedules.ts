import * as appointments from '@/lib/appointments/jobs';
import * as notifications from '@/lib/notifications/jobs';
import { request } from '@/lib/platform/jobs';
import type { Schedule } from '@/lib/platform/queue';

/** Every recurring job. Deadlines are in the database, so a run that was missed is made up by the next. */
export const schedules: readonly Schedule[] = [
  { request: request(notifications.ringDueDeliveries, {}), everySeconds: 10 },
  { request: request(appointments.clearLeftovers, {}), pattern: '17 * * * *', timeZone: 'Europe/Paris' },
];
