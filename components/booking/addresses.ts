import type { VisitMode } from '@/lib/core/visit-mode';

/** What has been chosen so far. It lives in the address, so that Back, a reload and a pasted link keep it. */
export type Choice = {
  readonly first?: 'yes' | 'no' | undefined;
  /** A visit reason's id, or its words as an address says them. */
  readonly reason?: string | undefined;
  /** With whoever of the practice is free first. */
  readonly any?: 'yes' | undefined;
  readonly mode?: VisitMode | undefined;
  readonly site?: string | undefined;
  /** ISO 8601 with the practice's offset. */
  readonly start?: string | undefined;
};

export const withQuery = (path: string, query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
};

const base = (slug: string) => `/book/${encodeURIComponent(slug)}`;

/** Step 1: the question, then the visit reasons. */
export const reasonsAddress = (slug: string, choice: Choice = {}) => withQuery(base(slug), choice);
/** Step 2: the free times of one reason. */
export const timesAddress = (slug: string, choice: Choice, view: Record<string, string | undefined> = {}) =>
  withQuery(`${base(slug)}/time`, { ...choice, ...view });
/** Step 3: who comes. `attempt` names the booking under way; what proves it is in a cookie, never here. */
export const identityAddress = (slug: string, attempt: string) => withQuery(`${base(slug)}/you`, { hold: attempt });
export const codeAddress = (slug: string, attempt: string, verification: string, again = false) =>
  withQuery(`${base(slug)}/code`, { hold: attempt, verification, again: again ? 'yes' : undefined });

export const profileAddress = (slug: string) => `/p/${encodeURIComponent(slug)}`;
/** A site on the map of a provider that asks for no account. */
export const mapAddress = (place: string) => withQuery('https://www.openstreetmap.org/search', { query: place });
