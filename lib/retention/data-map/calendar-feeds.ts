import type { TableClass } from '../schema';
import { all, clear, link, members, secret } from './columns';

export const calendarFeedsTables: Readonly<Record<string, TableClass>> = {
  calendar_feed: {
    ...{ category: 'oauth_token', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'practitioner_id', through: 'practitioner' }, clock: 'revoked_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'created_by'], link),
      ...{ token_hash: secret, created_at: clear('createdAt'), last_read_at: clear('lastReadAt'), revoked_at: clear('revokedAt') },
    },
  },
};
