import type { ListingPort } from './port';

/** Where the installation gives nobody a feed to fetch: nothing is described. */
export const noListings: ListingPort = { adapter: 'none', describe: () => [] };
