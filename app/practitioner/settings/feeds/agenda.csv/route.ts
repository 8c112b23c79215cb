import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { lookOfStatus } from '@/components/imports/state-look';
import { exportAgenda } from '@/lib/appointments/export-agenda';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { byteOrderMark, csvLine, separatorOf } from '@/lib/core/csv';
import { idSchema } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';

/** Every appointment of one agenda with its patient, for the practice's own use. Local dates and times; nothing a spreadsheet would run. */
export const GET = route({
  route: 'GET /practitioner/settings/feeds/agenda.csv',
  query: z.object({ practitioner: idSchema('practitioner') }),
  context: currentMember,
  work: async (ctx, { query }) => {
    const agenda = await exportAgenda(ctx, { practitionerId: query.practitioner, form: 'whole' });
    if (!agenda.ok) return agenda;
    const [t, state, locale] = [await getTranslations('feed'), await getTranslations('agenda.state'), await requestLocale()];
    const [separator, zone] = [separatorOf(locale), zoneOf(await readTimeZone(ctx))];
    const heads = ['date', 'start', 'end', 'practitioner', 'reason', 'state', 'familyName', 'givenName', 'birthDate'] as const;
    const lines = agenda.value.map(({ start, end, practitionerName, reasonLabel, status, patient }) => {
      const [from, to] = [zone.format(start.getTime()), zone.format(end.getTime())];
      const who = patient === null || patient === 'erased' ? ['', '', ''] : [patient.familyName, patient.givenName, patient.birthDate];
      return csvLine(
        [from.slice(0, 10), from.slice(11, 16), to.slice(11, 16), practitionerName, reasonLabel, state(lookOfStatus(status)), ...who],
        separator,
      );
    });
    const head = csvLine(
      heads.map((name) => t(`csvHead.${name}`)),
      separator,
    );
    return ok({ file: byteOrderMark + head + lines.join(''), name: `${t('file')}.csv` });
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
