import { Ban, CalendarCheck2, CalendarDays, CalendarPlus, Check } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { AppointmentFacts } from '@/components/appointments/appointment-facts';
import { calendarAddress, cancelAddress, moveAddress } from '@/components/appointments/manage-addresses';
import { StateHead } from '@/components/appointments/state-head';
import { reasonsAddress } from '@/components/booking/addresses';
import { zoneCity } from '@/components/booking/time-picker';
import { whenText } from '@/components/patterns/when-text';
import { buttonLook } from '@/components/ui/button-look';
import { Notice } from '@/components/ui/notice';
import { isStanding } from '@/lib/appointments/rules';
import { requireLinked } from './linked-appointment';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { appointment } = await requireLinked((await params).token);
  const t = await getTranslations('manage.title');
  return { title: t(appointment.status === 'cancelled' ? 'cancelled' : (await searchParams).new ? 'confirmed' : 'standing') };
}

/** The appointment behind a signed link: step 4 of a booking, and what the links in the mails open. */
export default async function ManagePage({ params, searchParams }: Props) {
  const { token } = await params;
  const { appointment, ctx } = await requireLinked(token);
  const { new: isNew, moved } = await searchParams;
  const t = await getTranslations('manage');
  const locale = await requestLocale();
  const cancelled = appointment.status === 'cancelled';
  const changeable = isStanding(appointment.status) && appointment.start > ctx.clock.now();
  const state = cancelled ? 'cancelled' : !changeable ? 'past' : isNew ? 'confirmed' : 'standing';
  const icons = { cancelled: <Ban />, past: <CalendarDays />, confirmed: <Check />, standing: <CalendarCheck2 /> };

  return (
    <div className="mx-auto grid grid-cols-1 max-w-160 gap-6">
      {moved && changeable ? (
        <Notice tone="success" title={t('moved.title')} live="polite">
          <p>{t('moved.text')}</p>
        </Notice>
      ) : null}
      <StateHead
        tone={state === 'confirmed' ? 'success' : 'plain'}
        icon={icons[state]}
        title={t(`title.${state}`)}
        when={whenText(appointment.start, 'sentence', { locale, zone: appointment.timeZone })}
        zone={t('facts.zone', { minutes: appointment.durationMinutes, city: zoneCity(appointment.timeZone) })}
        sentence={state === 'standing' ? null : t(`sentence.${state}`, { late: String(appointment.cancelledLate === true) })}
        struck={cancelled}
      />
      <section aria-label={t('details')} className="rounded-panel border border-line bg-surface p-4 sm:p-6">
        <AppointmentFacts appointment={appointment} ahead={changeable} />
      </section>
      {changeable ? (
        <div className="flex flex-wrap gap-2 max-sm:*:w-full">
          <a href={calendarAddress(token)} className={buttonLook('primary')}>
            <CalendarPlus aria-hidden />
            <span>{t('addToCalendar')}</span>
          </a>
          <Link href={moveAddress(token)} prefetch={false} className={buttonLook('secondary')}>
            {t('move.open')}
          </Link>
          <Link href={cancelAddress(token)} prefetch={false} className={buttonLook('quiet-danger')}>
            {t('cancel.open')}
          </Link>
        </div>
      ) : (
        <div className="max-sm:*:w-full">
          <Link href={reasonsAddress(appointment.practitionerSlug)} prefetch={false} className={buttonLook('primary')}>
            {t('bookAgain')}
          </Link>
        </div>
      )}
      {changeable ? <p className="text-body text-ink-2">{t('keepLink')}</p> : null}
    </div>
  );
}
