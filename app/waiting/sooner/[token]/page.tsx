import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { requireLinked } from '@/app/manage/[token]/linked-appointment';
import { BackLink } from '@/components/appointments/back-link';
import { manageAddress } from '@/components/appointments/manage-addresses';
import { whenText } from '@/components/patterns/when-text';
import { WishesForm } from '@/components/waiting-list/wishes-form';
import { isStanding } from '@/lib/appointments/rules';
import { localDateAt } from '@/lib/core/zone';
import { joinSooner } from '../../actions';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waiting.sooner'))('title') };
}

/** "Me prévenir plus tôt": whoever has an appointment says when else they could come. */
export default async function SoonerPage({ params }: Props) {
  const { token } = await params;
  const { appointment, ctx } = await requireLinked(token);
  const now = ctx.clock.now();
  if (!isStanding(appointment.status) || appointment.start <= now) redirect(manageAddress(token));
  const t = await getTranslations('waiting');
  const zone = appointment.timeZone;
  const today = localDateAt(now.getTime(), zone);
  const when = whenText(appointment.start, 'sentence', { locale: await requestLocale(), zone });
  return (
    <Words of={['waiting', 'common']}>
      <div className="mx-auto grid max-w-160 grid-cols-1 gap-6">
        <header>
          <BackLink href={manageAddress(token)} label={t('sooner.back')} />
          <h1 className="text-h1">{t('sooner.title')}</h1>
          <p className="mt-2 max-w-prose text-ink-2">{t('sooner.lead', { when })}</p>
        </header>
        <WishesForm
          action={joinSooner}
          hidden={{ token }}
          kept={{ fromDate: today, toDate: localDateAt(appointment.start.getTime(), zone), weekdays: [], dayParts: [] }}
          today={today}
          submit={t('sooner.submit')}
          submitting={t('sooner.submitting')}
        />
      </div>
    </Words>
  );
}
