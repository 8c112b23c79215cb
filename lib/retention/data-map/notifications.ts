import type { TableClass } from '../schema';
import { all, careParties, clear, link, members, ofAppointment, own, technical } from './columns';

export const notificationsTables: Readonly<Record<string, TableClass>> = {
  reminder: {
    ...{ category: 'send_log', purpose: 'delivery', basis: 'art_6_1_f', subject: 'patient' },
    ...{ patient: ofAppointment, clock: 'due_at', recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'appointment_id'], link),
      ...{
        rule: clear('rule'),
        for_start: clear('forStart'),
        due_at: clear('dueAt'),
        state: clear('state'),
        settled_at: clear('settledAt'),
      },
    },
  },
  delivery: {
    ...{ category: 'send_log', purpose: 'delivery', basis: 'art_6_1_f', subject: 'patient' },
    ...{ patient: own, clock: 'created_at', recipients: [...members, 'mail_carrier'] },
    columns: {
      ...all(['practice_id', 'id', 'subject_id', 'patient_id', 'appointment_id'], link),
      ...{
        effect_key: technical,
        attempts: technical,
        due_at: technical,
        kind: clear('kind'),
        channel: clear('channel'),
        state: clear('state'),
      },
      ...{ provider_id: technical, failure: technical, created_at: clear('createdAt'), sent_at: clear('sentAt') },
    },
  },
};
