import { textInForce } from '@/lib/consents/text-in-force';

/** Which version of the directory's text a yes must have been given to. */
export const listingVersion = (now: Date): string => textInForce('public_directory_listing', now, 'fr').version;
