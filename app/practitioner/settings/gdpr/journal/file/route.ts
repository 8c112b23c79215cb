import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { byteOrderMark, csvLine, separatorOf } from '@/lib/core/csv';
import type { Locale } from '@/lib/core/locale';
import { ok } from '@/lib/core/result';
import { exportJournal } from '@/lib/journal/export-journal';
import type { JournalEntry } from '@/lib/journal/schema';
import { download } from '../../register/download';
import { FilterInAddress, filterOf } from '../filter';

const columns = ['seq', 'at', 'act', 'result', 'why', 'by', 'role', 'name', 'memberId', 'patientId', 'network', 'device'] as const;
const rowOf = ({ by, ...entry }: JournalEntry) => ({ ...entry, by: by.kind, role: by.role, name: by.name, memberId: by.memberId });

/** The journal as a file; times in UTC, patients by their id. Taking it is itself an act of the journal. */
export const GET = route({
  route: 'GET /practitioner/settings/gdpr/journal/file',
  query: FilterInAddress.extend({ form: z.enum(['csv', 'json']).catch('csv') }),
  context: currentMember,
  work: async (ctx, { query }) => {
    const entries = await exportJournal(ctx, { filter: filterOf(query, await readTimeZone(ctx)), form: query.form });
    if (!entries.ok) return entries;
    return ok({ text: textOf(entries.value, query.form, await requestLocale()), form: query.form });
  },
  answer: ({ text, form }) => download(text, `${form === 'json' ? 'application/json' : 'text/csv'}; charset=utf-8`, `journal.${form}`),
});

function textOf(entries: readonly JournalEntry[], form: 'csv' | 'json', locale: Locale): string {
  const rows = entries.map(rowOf);
  if (form === 'json') return `${JSON.stringify({ entries: rows }, null, 2)}\n`;
  const separator = separatorOf(locale);
  const lines = rows.map((row) =>
    csvLine(
      columns.map((name) => (name === 'at' ? row.at.toISOString() : String(row[name] ?? ''))),
      separator,
    ),
  );
  return `${byteOrderMark}${csvLine([...columns], separator)}${lines.join('')}`;
}
