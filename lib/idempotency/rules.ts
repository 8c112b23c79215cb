import canonicalize from 'canonicalize';

/** How long an answer is kept for its key. */
export const keptFor = 24 * 3_600_000;
/** After this long without an answer the one who began is taken to be gone (killed), and the next may begin again. */
export const givenUpAfter = 60_000;

/** Visible ASCII, 1 to 200 characters: what fits a header and cannot break a log. */
export const isWellFormedKey = (key: string) => /^[\x21-\x7e]{1,200}$/.test(key);

/** Two bodies that say the same in another order are the same request. */
export const sameWords = (request: unknown): string => canonicalize(request) ?? '';
