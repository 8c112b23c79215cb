import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { BreachCountdown } from '@/components/breaches/breach-countdown';
import { BreachState } from '@/components/breaches/breach-state';
import { When } from '@/components/patterns/when';
import { whenText } from '@/components/patterns/when-text';
import { SettingsHead } from '@/components/settings/settings-head';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { readBreach } from '@/lib/breaches/read-breach';
import { isCounting, isUndecided } from '@/lib/breaches/rules';
import { isId } from '@/lib/core/id';
import { BreachActs } from './acts';
import { AskedInAddress } from './asked';

type Props = { params: Promise<{ breachId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('breach.register'))('title') };
}

/** One breach: what is known, whom to tell by when, the texts to tell it with, and what was done. */
export default async function BreachPage({ params, searchParams }: Props) {
  const { breachId } = await params;
  const context = await memberContext();
  const read = isId('breach', breachId) ? await readBreach(context, { breachId }) : null;
  if (!read?.ok) notFound();
  const breach = read.value;
  const [t, gdpr, locale] = [await getTranslations('breach'), await getTranslations('gdpr'), await requestLocale()];
  const { timeZone: zone, authority } = breach;
  const at = (date: Date | null, none: 'notYet' | 'unknown') => (date ? whenText(date, 'sentence', { locale, zone }) : t(`page.${none}`));
  return (
    <Words of={['common', 'access.again', 'errors.flaw']}>
      <SettingsHead title={breach.title} trail={[{ href: '/practitioner/settings/gdpr#register', label: gdpr('title') }]} />
      <div className="grid max-w-4xl gap-6">
        <div className="flex flex-wrap items-center gap-2">
          <BreachState state={breach.state} />
          {breach.isOfPrati ? <Badge>{t('page.ofPrati')}</Badge> : null}
        </div>
        {isUndecided(breach) ? (
          <BreachCountdown {...{ breach, locale, zone }} authority={authority.name} now={context.clock.now()} isHere />
        ) : isCounting(breach) ? (
          <Notice title={t('countdown.noRisk')}>{t('countdown.noRiskSentence', { due: at(breach.notifyDueAt, 'unknown') })}</Notice>
        ) : null}
        <Panel aria-labelledby="facts" className="grid gap-3">
          <h2 id="facts" className="text-h3">
            {t('page.facts')}
          </h2>
          <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
            <Fact label={t('page.happened')}>{at(breach.happenedAt, 'unknown')}</Fact>
            <Fact label={t('page.aware')}>{at(breach.awareAt, 'unknown')}</Fact>
            <Fact label={t('page.due')}>{at(breach.notifyDueAt, 'unknown')}</Fact>
            <Fact label={t('form.severity')}>{t(`severity.${breach.severity}`)}</Fact>
            <Fact label={t('form.risk')}>{t(`risk.${breach.risk ?? 'unknown'}`)}</Fact>
            <Fact label={t('form.affectedCount')}>{breach.affectedCount ?? t('register.unknown')}</Fact>
            <Fact label={t('page.authorityTold')}>{at(breach.notifiedAuthorityAt, 'notYet')}</Fact>
            <Fact label={t('page.peopleTold')}>{at(breach.notifiedPeopleAt, 'notYet')}</Fact>
            {breach.authorityReference ? <Fact label={t('page.reference')}>{breach.authorityReference}</Fact> : null}
            {breach.delayReason ? <Fact label={t('page.delay')}>{breach.delayReason}</Fact> : null}
            {breach.closeGround ? <Fact label={t('page.ground')}>{breach.closeGround}</Fact> : null}
          </dl>
          <p className="max-w-prose whitespace-pre-line wrap-anywhere">{breach.facts}</p>
          <dl className="grid gap-2">
            <Fact label={t('form.kinds')}>{breach.kinds.map((kind) => t(`kind.${kind}`)).join(' · ')}</Fact>
            {breach.dataKinds.length > 0 ? (
              <Fact label={t('form.dataKinds')}>{breach.dataKinds.map((kind) => t(`data.${kind}`)).join(' · ')}</Fact>
            ) : null}
            {breach.consequences ? <Fact label={t('form.consequences')}>{breach.consequences}</Fact> : null}
            {breach.measures ? <Fact label={t('form.measures')}>{breach.measures}</Fact> : null}
          </dl>
          <p className="text-small text-ink-2">{t('page.authority', { authority: authority.name })}</p>
          <p className="text-small text-ink-2">
            {t('page.hosting')}{' '}
            <a href="/practitioner/settings/gdpr#subProcessors" className="link">
              {gdpr('section.subProcessors')}
            </a>
          </p>
        </Panel>
        {breach.state === 'closed' ? null : (
          <BreachActs context={context} breach={breach} asked={AskedInAddress.parse(await searchParams)} />
        )}
        <section aria-labelledby="timeline" className="grid gap-3">
          <h2 id="timeline" className="text-h3">
            {t('page.steps')}
          </h2>
          <ol className="grid border-l-2 border-line pl-4">
            {breach.steps.map((step) => (
              <li key={step.id} className="grid py-1.5">
                <span>{t(`page.step.${step.what}`, { name: step.by })}</span>
                {step.text ? <p className="max-w-prose whitespace-pre-line text-ink-2">{step.text}</p> : null}
                <span className="text-small text-ink-2">
                  <When at={step.at} form="day-time" locale={locale} zone={zone} /> ·{' '}
                  {step.isOfPrati || step.what === 'told' || step.what === 'reminded' ? 'Prati' : step.by}
                </span>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Words>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid min-w-0">
    <dt className="text-small text-ink-2">{label}</dt>
    <dd className="whitespace-pre-line wrap-anywhere">{children}</dd>
  </div>
);
