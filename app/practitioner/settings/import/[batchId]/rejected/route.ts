import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { byteOrderMark, csvLine, separatorOf } from '@/lib/core/csv';
import { idSchema } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { readImport } from '@/lib/imports/read-import';
import type { Target } from '@/lib/imports/rules';

/** The rows that were refused as they stood, each with its number and the reasons: to be put right and brought in again. */
export const GET = route({
  route: 'GET /practitioner/settings/import/{batchId}/rejected',
  params: z.object({ batchId: idSchema('importBatch') }),
  context: currentMember,
  work: async (ctx, { params }) => {
    const found = await readImport(ctx, params);
    if (!found.ok) return found;
    const { verdict, headings } = found.value;
    const [t, all, locale] = [await getTranslations('import'), await getTranslations(), await requestLocale()];
    const separator = separatorOf(locale);
    const width = Math.max(headings.length, ...(verdict?.rejected ?? []).map(({ cells }) => cells.length));
    const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? '');
    const lines = (verdict?.rejected ?? []).map(({ row, cells, flaws }) => {
      const reasons = flaws.map(
        ({ target, code, facts }) => `${t(`target.${target as Target}`)} : ${all(code as Parameters<typeof all>[0], facts ?? {})}`,
      );
      return csvLine([...padded(cells), String(row), reasons.join(' ')], separator);
    });
    const head = csvLine([...padded(headings), t('file.row'), t('file.reason')], separator);
    return ok({ file: byteOrderMark + head + lines.join(''), name: `${t('file.name')}.csv` });
  },
  answer: ({ file, name }) =>
    new Response(file, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    }),
});
