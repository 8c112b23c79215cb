import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { lookOfStatus } from '@/components/imports/state-look';
import { type ExportedVisit, exportAgenda } from '@/lib/appointments/export-agenda';
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
    const [asker, why] = [await getTranslations('agenda.cancel.askers'), await getTranslations('agenda.cancelReason')];
    const [separator, zone] = [separatorOf(locale), zoneOf(await readTimeZone(ctx))];
    const called = ({ status, cancelledBy, cancelledLate, cancelReason }: ExportedVisit) =>
      status === 'cancelled'
        ? [cancelledBy ? asker(cancelledBy) : '', t(cancelledLate ? 'yes' : 'no'), cancelReason ? why(cancelReason) : '']
        : ['', '', ''];
    const what = ['date', 'start', 'end', 'practitioner', 'reason', 'state', 'cancelledBy', 'cancelledLate', 'cancelReason'] as const;
    const heads = [...what, 'familyName', 'givenName', 'birthDate'] as const;
    const lines = agenda.value.map((visit) => {
      const { start, end, practitionerName, reasonLabel, status, patient } = visit;
      const [from, to] = [zone.format(start.getTime()), zone.format(end.getTime())];
      const who = patient === null || patient === 'erased' ? ['', '', ''] : [patient.familyName, patient.givenName, patient.birthDate];
      const when = [from.slice(0, 10), from.slice(11, 16), to.slice(11, 16)];
      return csvLine([...when, practitionerName, reasonLabel, state(lookOfStatus(status)), ...called(visit), ...who], separator);
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
