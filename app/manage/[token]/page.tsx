import { Ban, BellRing, CalendarCheck2, CalendarDays, CalendarPlus, Check, CircleCheck, Hourglass } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { AppointmentFacts } from '@/components/appointments/appointment-facts';
import { ChangeLocked } from '@/components/appointments/change-locked';
import { calendarAddress, cancelAddress, moveAddress } from '@/components/appointments/manage-addresses';
import { StateHead } from '@/components/appointments/state-head';
import { reasonsAddress } from '@/components/booking/addresses';
import { zoneCity } from '@/components/booking/time-picker';
import { whenText } from '@/components/patterns/when-text';
import { buttonLook } from '@/components/ui/button-look';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { soonerAddress } from '@/components/waiting-list/addresses';
import { refusalToChange, refusalToMove } from '@/lib/appointments/move';
import { isStanding } from '@/lib/appointments/rules';
import { confirmByLink } from './confirm';
import { requireLinked } from './linked-appointment';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { appointment } = await requireLinked((await params).token);
  const t = await getTranslations('manage.title');
  const { status } = appointment;
  return { title: t(status === 'cancelled' || status === 'requested' ? status : (await searchParams).new ? 'confirmed' : 'standing') };
}

/** The appointment behind a signed link: step 4 of a booking, and what the links in the mails open. */
export default async function ManagePage({ params, searchParams }: Props) {
  const { token } = await params;
  const { appointment, ctx } = await requireLinked(token);
  const { new: isNew, moved } = await searchParams;
  const t = await getTranslations('manage');
  const waiting = await getTranslations('waiting');
  const locale = await requestLocale();
  const cancelled = appointment.status === 'cancelled';
  const ahead = isStanding(appointment.status) && appointment.start > ctx.clock.now();
  const locked = refusalToChange(appointment, ctx.clock.now(), false);
  const movable = refusalToMove(appointment, ctx.clock.now(), false) === null;
  const requested = appointment.status === 'requested';
  const state = cancelled ? 'cancelled' : !ahead ? 'past' : requested ? 'requested' : isNew ? 'confirmed' : 'standing';
  // Not of somebody who booked a moment ago.
  const asked = ahead && appointment.status === 'booked' && !isNew;
  const coming = ahead && appointment.status === 'confirmed';
  const icons = {
    cancelled: <Ban />,
    past: <CalendarDays />,
    requested: <Hourglass />,
    confirmed: <Check />,
    standing: <CalendarCheck2 />,
  };
  const zone = appointment.timeZone;
  // What the practice called off is nobody else's delay.
  const isLate = appointment.cancelledLate === true && appointment.cancelledBy !== 'practice';
  const answerBy = appointment.decideBy ? whenText(appointment.decideBy, 'sentence', { locale, zone }) : '';

  return (
    <div className="mx-auto grid grid-cols-1 max-w-160 gap-6">
      {moved && ahead ? (
        <Notice tone="success" title={t('moved.title')} live="polite">
          <p>{t('moved.text')}</p>
        </Notice>
      ) : null}
      <StateHead
        tone={state === 'confirmed' ? 'success' : 'plain'}
        icon={icons[state]}
        title={t(`title.${state}`)}
        when={whenText(appointment.start, 'sentence', { locale, zone })}
        zone={t('facts.zone', { minutes: appointment.durationMinutes, city: zoneCity(zone) })}
        sentence={
          state === 'standing'
            ? null
            : t(`sentence.${state}`, { by: appointment.cancelledBy ?? 'nobody', late: String(isLate), when: answerBy })
        }
        struck={cancelled}
      />
      <section aria-label={t('details')} className="rounded-panel border border-line bg-surface p-4 sm:p-6">
        <AppointmentFacts appointment={appointment} ahead={ahead} now={ctx.clock.now()} />
      </section>
      {ahead && locked ? <ChangeLocked refusal={locked} phone={appointment.sitePhone} /> : null}
      {coming ? (
        <p className="flex items-center gap-2 font-semibold text-success">
          <CircleCheck aria-hidden className="size-5" />
          {t('attendance.done')}
        </p>
      ) : null}
      {ahead ? (
        <div className="flex flex-wrap gap-2 max-sm:*:w-full">
          {asked ? (
            <form action={confirmByLink} className="max-sm:*:w-full">
              <input type="hidden" name="token" value={token} />
              <SubmitButton icon={<CircleCheck aria-hidden />} busyLabel={t('attendance.submitting')}>
                {t('attendance.submit')}
              </SubmitButton>
            </form>
          ) : null}
          <a href={calendarAddress(token)} className={buttonLook(asked ? 'secondary' : 'primary')}>
            <CalendarPlus aria-hidden />
            <span>{t('addToCalendar')}</span>
          </a>
          {movable ? (
            <Link href={moveAddress(token)} prefetch={false} className={buttonLook('secondary')}>
              {t('move.open')}
            </Link>
          ) : null}
          {locked ? null : (
            <Link href={cancelAddress(token)} prefetch={false} className={buttonLook('quiet-danger')}>
              {t('cancel.open')}
            </Link>
          )}
          {appointment.groupId === null ? (
            <Link href={soonerAddress(token)} prefetch={false} className={buttonLook('quiet')}>
              <BellRing aria-hidden />
              <span>{waiting('link.sooner')}</span>
            </Link>
          ) : null}
        </div>
      ) : (
        <div className="max-sm:*:w-full">
          <Link href={reasonsAddress(appointment.practitionerSlug)} prefetch={false} className={buttonLook('primary')}>
            {t('bookAgain')}
          </Link>
        </div>
      )}
      {ahead ? <p className="text-body text-ink-2">{t('keepLink')}</p> : null}
    </div>
  );
}
