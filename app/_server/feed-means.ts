import 'server-only';
import { profileAddress, reasonsAddress } from '@/components/booking/addresses';
import { messagesOf } from '@/i18n/messages';
import type { FeedMeans } from '@/lib/business-feed/schema';
import { services } from '@/lib/integrations/services';
import { env } from '@/lib/platform/env';
import { openContext } from './context';

const absolute = (path: string) => new URL(path, env().APP_URL).href;

/** What the Google Business feed is made with: who fetches it, the addresses of public pages, and words. */
export const feedMeans = (): FeedMeans => ({
  listings: services(env(), openContext().clock).listings,
  profileOf: (slug) => absolute(profileAddress(slug)),
  bookingOf: (slug, reason) => absolute(reasonsAddress(slug, { reason })),
  specialtyIn: (locale, key) => {
    const { directory } = messagesOf(locale);
    const names = typeof directory === 'object' ? directory.specialties : undefined;
    const words = typeof names === 'object' ? names[key] : undefined;
    return typeof words === 'string' ? words : key;
  },
});
