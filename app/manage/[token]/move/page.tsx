import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { practitionerCard } from '@/app/(public)/p/[slug]/card';
import { instantOf, ViewInAddress } from '@/app/book/[practitioner]/choice';
import { nearestTimes, readTimes } from '@/app/book/read-times';
import { BackLink } from '@/components/appointments/back-link';
import { manageAddress, moveAddress } from '@/components/appointments/manage-addresses';
import { NoTimes } from '@/components/booking/no-times';
import { TimePicker } from '@/components/booking/time-picker';
import { TimeRefused } from '@/components/booking/time-refused';
import { whenText } from '@/components/patterns/when-text';
import { refusalToMove } from '@/lib/appointments/move';
import { moveByLink } from '../change';
import { requireLinked } from '../linked-appointment';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('manage.move'))('title') };
}

export default async function MovePage({ params, searchParams }: Props) {
  const { token } = await params;
  const { appointment, ctx } = await requireLinked(token);
  if (refusalToMove(appointment, ctx.clock.now(), false)) redirect(manageAddress(token));
  const view = ViewInAddress.parse(await searchParams);
  const t = await getTranslations('manage.move');
  const { practitionerId, reasonId, mode, siteId: site, timeZone, changeUntilHours } = appointment;
  const known = !appointment.isFirstVisit;
  const wish = { practitionerId, reasonId, mode, site, known, except: appointment.id };
  const times = await readTimes(ctx, { ...wish, timeZone, from: view.from, day: view.day, part: view.part });
  const near = view.refused && view.at ? await nearestTimes(ctx, wish, timeZone, instantOf(view.at)) : [];
  const when = whenText(appointment.start, 'sentence', { locale: await requestLocale(), zone: timeZone });

  return (
    <div className="mx-auto max-w-160">
      <BackLink href={manageAddress(token)} label={t('back')} />
      <div className="grid grid-cols-1 gap-6">
        <header>
          <h1 className="text-h1">{t('title')}</h1>
          <p className="text-ink-2">{t(appointment.status === 'requested' ? 'asked' : 'now', { when })}</p>
          {changeUntilHours > 0 ? <p className="text-ink-2">{t('rule', { hours: changeUntilHours })}</p> : null}
        </header>
        {view.refused ? <TimeRefused code={view.refused} near={near} zone={timeZone} action={moveByLink} hidden={{ token }} /> : null}
        {!times || (times.days.length === 0 && times.jump === null) ? (
          <NoTimes practitioner={await practitionerCard(appointment.practitionerSlug)} />
        ) : (
          <TimePicker
            view={times}
            hrefOf={(query) => moveAddress(token, query)}
            action={moveByLink}
            hidden={{ token, from: view.from, day: times.day ?? undefined }}
            submitLabel={t('submit')}
          />
        )}
      </div>
    </div>
  );
}
