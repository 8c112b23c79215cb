import { getTranslations } from 'next-intl/server';
import { manageAddress } from '@/components/appointments/manage-addresses';
import { calendarFile } from '@/lib/appointments/calendar-file';
import { env } from '@/lib/platform/env';
import { linkedAppointment } from '../linked-appointment';

/** The appointment for the person's own calendar. Neutral title: calendars are shared. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const linked = await linkedAppointment(token);
  if (!linked) return new Response(null, { status: 404 });
  const t = await getTranslations('manage.calendar');
  const { appointment, ctx } = linked;
  const url = new URL(manageAddress(token), env().APP_URL).href;
  const file = calendarFile(appointment, { summary: t('summary', { practice: appointment.practiceName }), url, at: ctx.clock.now() });
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${t('file')}.ics"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
