import { type Context, inPractice } from '@/lib/context';
import type { LocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { frameOf } from './due-dates';
import type { RightsError } from './errors';
import { mayWork } from './policy';
import { findMemberNames, findRequests } from './requests/data';
import type { RequestLine } from './schema';
import { askersOf, datesOf, lineOf } from './view';

/** As many as a page shows; open ones are never so many. */
const MOST = 200;

/** Requests of the practice, open ones by what is due first, closed ones the latest closed first. A colleague's own is the owner's to see. */
export async function listRequests(
  ctx: Context,
  { isOpen }: { readonly isOpen: boolean },
): Promise<Result<readonly RequestLine[], RightsError>> {
  if (!mayWork(ctx.actor)) return err({ code: 'rights.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const [frame, names] = [await frameOf(tx), await findMemberNames(tx)];
    const rows = await findRequests(tx, { isOpen, most: MOST });
    const askers = await askersOf(tx, rows, names);
    const lines = rows.map((row) => lineOf(row, frame, askers.get(row.id) ?? 'unknown', names));
    return ok(isOpen ? lines.sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0)) : lines);
  });
}

export type OpenRequests = { readonly count: number; readonly next: { readonly deadline: LocalDate; readonly daysLeft: number } | null };

/** How many requests wait for an answer and the nearest date to give one, for the strip at the head of the tab. */
export async function countOpenRequests(ctx: Context): Promise<OpenRequests> {
  if (!mayWork(ctx.actor)) return { count: 0, next: null };
  return inPractice(ctx, async (tx) => {
    const frame = await frameOf(tx);
    const dated = (await findRequests(tx, { isOpen: true, most: MOST })).map((row) => datesOf(row, frame));
    const [first] = dated.sort((a, b) => (a.deadline < b.deadline ? -1 : 1));
    return { count: dated.length, next: first?.clock ? { deadline: first.deadline, daysLeft: first.clock.daysLeft } : null };
  });
}
