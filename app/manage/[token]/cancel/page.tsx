import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { BackLink } from '@/components/appointments/back-link';
import { manageAddress } from '@/components/appointments/manage-addresses';
import { whenText } from '@/components/patterns/when-text';
import { buttonLook } from '@/components/ui/button-look';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { refusalToChange } from '@/lib/appointments/move';
import { cancelReasons, isLateCancellation, isPractitionersReason } from '@/lib/appointments/rules';
import { cancelByLink } from '../change';
import { requireLinked } from '../linked-appointment';

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('manage.cancel'))('title') };
}

/** Names what cancelling does; the reason may stay unsaid. */
export default async function CancelPage({ params, searchParams }: Props) {
  const { token } = await params;
  const { appointment, ctx } = await requireLinked(token);
  const now = ctx.clock.now();
  if (refusalToChange(appointment, now, false)) redirect(manageAddress(token));
  const t = await getTranslations('manage.cancel');
  const when = whenText(appointment.start, 'sentence', { locale: await requestLocale(), zone: appointment.timeZone });
  const late = isLateCancellation(appointment.start, appointment.cancelNoticeHours, now);

  return (
    <div className="mx-auto max-w-160">
      <BackLink href={manageAddress(token)} label={t('back')} />
      <form action={cancelByLink} className="grid grid-cols-1 gap-6">
        <input type="hidden" name="token" value={token} />
        <header className="grid grid-cols-1 gap-1">
          <h1 className="text-h1">{t('question')}</h1>
          <p className="text-h2 first-letter:uppercase">{when}</p>
          <p className="text-ink-2">{appointment.practitionerName}</p>
        </header>
        {(await searchParams).refused ? (
          <Notice tone="danger" title={t('busyTitle')} live="assertive">
            <p>{t('busyText')}</p>
          </Notice>
        ) : null}
        <p className="max-w-prose">{t('consequence')}</p>
        {late ? (
          <Notice tone="warning">
            <p>{t('late', { hours: appointment.cancelNoticeHours })}</p>
          </Notice>
        ) : null}
        <RadioGroup
          name="reason"
          legend={t('why')}
          choices={cancelReasons
            .filter((reason) => !isPractitionersReason(reason))
            .map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        <div className="flex flex-wrap gap-2 max-sm:*:w-full">
          <SubmitButton kind="danger" busyLabel={t('submitting')}>
            {t('submit')}
          </SubmitButton>
          <Link href={manageAddress(token)} prefetch={false} className={buttonLook('secondary')}>
            {t('back')}
          </Link>
        </div>
      </form>
    </div>
  );
}
