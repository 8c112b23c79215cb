import type { TableClass } from '../schema';
import { clear, link, members, technical } from './columns';

export const businessFeedTables: Readonly<Record<string, TableClass>> = {
  business_feed_copy: {
    ...{ category: 'google_business_feed', purpose: 'public_listing', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: 'shared_at', recipients: [...members, 'listing_service'] },
    columns: {
      practice_id: link,
      ...{ file: clear('file', 'delete_row'), content: clear('handedOver', 'delete_row'), shared_at: clear('handedOverAt', 'delete_row') },
      noted_at: technical,
    },
  },
};
