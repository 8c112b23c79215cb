import { getTranslations } from 'next-intl/server';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { phoneText } from '@/components/patients/phone-text';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { byteOrderMark, csvLine, separatorOf } from '@/lib/core/csv';
import type { Locale } from '@/lib/core/locale';
import { ok } from '@/lib/core/result';
import { localDateAt } from '@/lib/core/zone';
import { exportPatients } from '@/lib/patients/export-patients';
import type { PatientFile } from '@/lib/patients/schema';

/** The whole base as a CSV file for the practice's own use: UTF-8, the reader's separator and dates, nothing a spreadsheet would run. */
export const GET = route({
  route: 'GET /api/patients/export',
  context: currentMember,
  work: async (ctx) => {
    const pages = await exportPatients(ctx);
    if (!pages.ok) return pages;
    const [t, locale, zone] = [await getTranslations('patients'), await requestLocale(), await readTimeZone(ctx)];
    const separator = separatorOf(locale);
    const head = [
      ...[t('field.familyName'), t('edit.birthName'), t('field.givenName'), t('field.birthDate'), t('edit.sex')],
      ...[t('field.phone'), t('field.email'), t('edit.street'), t('edit.postcode'), t('edit.city'), t('edit.doorCode'), t('column.since')],
    ];
    const line = ({ identity, details: { birthName, sex, address }, createdAt }: PatientFile) => [
      ...[identity.familyName, birthName ?? '', identity.givenName, dateText(identity.birthDate, locale)],
      ...[
        sex ? t(`edit.sexes.${sex}`) : '',
        identity.phone ? phoneText(identity.phone).replaceAll('\u00A0', ' ') : '',
        identity.email ?? '',
      ],
      ...[address?.street ?? '', address?.postcode ?? '', address?.city ?? '', address?.doorCode ?? ''],
      dateText(localDateAt(createdAt.getTime(), zone), locale),
    ];
    const encoder = new TextEncoder();
    const rows = pages.value[Symbol.asyncIterator]();
    const file = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(byteOrderMark + csvLine(head, separator))),
      pull: async (controller) => {
        const page = await rows.next();
        if (page.done) return controller.close();
        controller.enqueue(encoder.encode(page.value.map((one) => csvLine(line(one), separator)).join('')));
      },
    });
    const name = `patients-${localDateAt(ctx.clock.now().getTime(), zone)}.csv`;
    return ok({ file, name });
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

/** Day first where that is how dates are read; both forms are understood when the file is brought in again. */
function dateText(date: string, locale: Locale): string {
  const [year, month, day] = date.split('-');
  if (locale === 'en') return date;
  return locale === 'de' ? `${day}.${month}.${year}` : `${day}/${month}/${year}`;
}
