import type { TableClass } from '../schema';
import { all, clear, link, prati, technical } from './columns';

export const campaignsTables: Readonly<Record<string, TableClass>> = {
  campaign: {
    ...{ category: 'marketing_contact', purpose: 'marketing', basis: 'art_6_1_a', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: { id: link, ...all(['fingerprint', 'content', 'created_at'], technical) },
  },
  campaign_delivery: {
    ...{ category: 'marketing_contact', purpose: 'marketing', basis: 'art_6_1_a', subject: 'member' },
    ...{ member: { column: 'member_id' }, clock: 'created_at', recipients: ['prati', 'mail_carrier'] },
    columns: {
      ...all(['practice_id', 'id', 'campaign_id', 'member_id'], link),
      ...{ created_at: clear('queuedAt', 'delete_row'), dropped_at: clear('droppedAt', 'delete_row') },
    },
  },
  mail_suppression: {
    ...{ category: 'marketing_contact', purpose: 'marketing', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: prati },
    // Kept on purpose: it is what stops the next newsletter.
    columns: { token: { form: 'token', exportName: null, erase: 'keep' }, at: technical },
  },
};
