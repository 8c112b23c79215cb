import { withQuery } from '@/components/booking/addresses';

const base = (token: string) => `/manage/${encodeURIComponent(token)}`;

export const manageAddress = (token: string, query: Record<string, string | undefined> = {}) => withQuery(base(token), query);
export const moveAddress = (token: string, query: Record<string, string | undefined> = {}) => withQuery(`${base(token)}/move`, query);
export const cancelAddress = (token: string, query: Record<string, string | undefined> = {}) => withQuery(`${base(token)}/cancel`, query);
export const calendarAddress = (token: string) => `${base(token)}/appointment.ics`;
