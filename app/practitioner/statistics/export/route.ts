import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { columnsFor, figureFormat, groupings } from '@/components/figures/figure-columns';
import { byteOrderMark, csvLine, separatorOf } from '@/lib/core/csv';
import { readAsked, tablesOf } from '../read-asked';

/** One table of the figures as a file that the reader's spreadsheet opens. */
export const GET = route({
  route: 'GET /practitioner/statistics/export',
  query: z.looseObject({ table: z.enum(groupings).catch('weeks') }),
  context: currentMember,
  work: async (ctx, { query }) => {
    const { figures, asked } = await readAsked(ctx, query);
    if (!figures.ok) return figures;
    const [t, locale, tables] = await Promise.all([getTranslations('figures'), requestLocale(), tablesOf(figures.value)]);
    const columns = columnsFor(query.table);
    const separator = separatorOf(locale);
    const format = figureFormat(locale);
    const head = csvLine([t(`by.${query.table}.head`), ...columns.map(({ key }) => t(`column.${key}`))], separator);
    const lines = tables[query.table].map((row) => csvLine([row.label, ...columns.map(({ text }) => text(row, format))], separator));
    return {
      ok: true as const,
      value: { text: `${byteOrderMark}${head}${lines.join('')}`, name: `${query.table}-${asked.from}-${asked.to}.csv` },
    };
  },
  answer: ({ text, name }) =>
    new Response(text, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    }),
});
