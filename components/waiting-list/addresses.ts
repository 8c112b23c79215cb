import { withQuery } from '@/components/booking/addresses';

type Query = Record<string, string | undefined>;
const part = encodeURIComponent;

/** One's place on the waiting list: wishes, dates, the way out. */
export const placeAddress = (token: string, query: Query = {}) => withQuery(`/waiting/${part(token)}`, query);
/** One offer, to take or to leave. */
export const offerAddress = (token: string, query: Query = {}) => withQuery(`/waiting/offer/${part(token)}`, query);
/** Opting in with an appointment, by its own link. */
export const soonerAddress = (manageToken: string) => `/waiting/sooner/${part(manageToken)}`;
/** Opting in when nothing fits. */
export const joinAddress = (slug: string, query: Query = {}) => withQuery(`/waiting/join/${part(slug)}`, query);

export const deskAddress = '/practitioner/waiting-list';
export const addAddress = (patient?: string) => withQuery(`${deskAddress}/new`, { patient });
/** The list with who would take a free block of somebody's agenda on top. `start` is ISO 8601 with an offset. */
export const matchesAddress = (block: { practitioner: string; start: string; minutes: number }) =>
  withQuery(deskAddress, { practitioner: block.practitioner, start: block.start, minutes: String(block.minutes) });
