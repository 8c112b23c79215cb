import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { findEntries } from './data';
import type { JournalError } from './errors';
import { mayReadJournal } from './policy';
import { within } from './read-journal';
import type { JournalEntry, JournalFilter } from './schema';

/** More than a large practice does in a month; the filter of dates gives the rest. */
const mostExported = 50_000;

/** The journal to carry away, patients by their id alone. Who took it, and how many lines, is itself an act of the journal. */
export async function exportJournal(
  ctx: Context,
  { filter, form }: { readonly filter: JournalFilter; readonly form: 'csv' | 'json' },
): Promise<Result<readonly JournalEntry[], JournalError>> {
  if (!mayReadJournal(ctx.actor)) return err({ code: 'journal.not_allowed' });
  return keepInPractice(ctx, 'journal.export', async (tx) => {
    const entries = await findEntries(tx, within(tx, filter), { before: null, most: mostExported });
    await recordAudit(tx, 'journal.exported', filter.patient ?? null, { form, entries: entries.length });
    return ok(entries);
  });
}
