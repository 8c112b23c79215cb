import { z } from 'zod';
import type { Context, OpenContext } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';
import { listingFiles } from '@/lib/integrations/listings/port';
import type { Door } from '@/lib/sub-processors/outside';

/** Which of the three files is fetched; the places unless told. */
export const feedQuery = z.object({ file: z.enum(listingFiles).default('entity') });

/** What only the edge knows: who fetches, addresses of pages, and words. */
export type FeedMeans = {
  readonly listings: Door<'listings'>;
  /** Addresses as people open them. */
  readonly profileOf: (slug: string) => string;
  readonly bookingOf: (slug: string, reasonId: string) => string;
  readonly specialtyIn: (locale: Locale, key: string) => string;
};
export type OpenFeedContext = OpenContext & FeedMeans;
export type FeedContext = Context & FeedMeans;

/** Names the one switch that opens the feed. */
export const businessSwitch = (practiceId: string) =>
  ({ key: 'third_party_integrations', object: 'google_business', subject: practiceId }) as const;
