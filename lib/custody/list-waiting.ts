import type { OpenContext } from '@/lib/context';
import { findWaiting, type Line } from './requests/data';

/** Requests that wait for an answer of Prati, the one due first before the others: ids and dates, nothing about anybody. */
export const listWaiting = (ctx: OpenContext): Promise<readonly Line[]> => ctx.db.asRelay(findWaiting);
