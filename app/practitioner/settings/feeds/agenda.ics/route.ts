import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { exportAgenda } from '@/lib/appointments/export-agenda';
import { agendaFile } from '@/lib/calendar-feeds/agenda-file';
import { idSchema } from '@/lib/core/id';
import { ok } from '@/lib/core/result';

/** One agenda as a calendar file to take along: times and a neutral title. */
export const GET = route({
  route: 'GET /practitioner/settings/feeds/agenda.ics',
  query: z.object({ practitioner: idSchema('practitioner') }),
  context: currentMember,
  work: async (ctx, { query }) => {
    const times = await exportAgenda(ctx, { practitionerId: query.practitioner, form: 'times' });
    if (!times.ok) return times;
    const t = await getTranslations('feed');
    const file = agendaFile(times.value, { title: t('entry'), name: t('calendar'), changedAt: ctx.clock.now() });
    return ok({ file, name: `${t('file')}.ics` });
  },
  answer: ({ file, name }) =>
    new Response(file, {
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    }),
});
