import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { deskAddress } from '@/components/rights/addresses';
import { ClockChip } from '@/components/rights/clock-chip';
import { dayText } from '@/components/rights/day-text';
import { RequestTimeline } from '@/components/rights/request-timeline';
import { StateChip } from '@/components/rights/state-chip';
import { StepStrip } from '@/components/rights/step-strip';
import { SettingsHead } from '@/components/settings/settings-head';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { isId } from '@/lib/core/id';
import { localDateAt } from '@/lib/core/zone';
import { readRequest } from '@/lib/rights/read-request';
import { articleOf, isOpen, refusalGrounds } from '@/lib/rights/rules';
import { RequestActs } from './acts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rights.list'))('title') };
}

/** One request: what is asked, by when to answer, what to do next, and all that happened. */
export default async function RequestPage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const context = await memberContext();
  const read = isId('rightsRequest', requestId) ? await readRequest(context, { requestId }) : null;
  if (!read?.ok) notFound();
  const request = read.value;
  const [t, locale] = await Promise.all([getTranslations('rights'), requestLocale()]);
  const { asker, right, clock, texts, restriction, requester, identity, directive } = request;
  const name = asker === 'erased' ? t('erased') : asker === 'unknown' ? t('unknown') : asker.name;
  const day = (date: string) => dayText(date, locale);
  return (
    <Words of={['rights.act', 'rights.chip', 'common', 'access.again', 'errors.flaw']}>
      <SettingsHead
        title={t('page.title', { right: t(`right.${right}`), person: name })}
        description={`${t('article', { article: articleOf[right] })} · ${t(`meaning.${right}`)}`}
        trail={[{ href: deskAddress, label: t('list.title') }]}
      />
      <div className="grid max-w-4xl gap-6">
        <div className="flex flex-wrap items-center gap-3">
          <StateChip state={request.state} />
          {clock ? <ClockChip {...clock} /> : null}
        </div>
        <StepStrip state={request.state} />
        {restriction ? (
          <Notice
            tone="warning"
            title={t('page.restrictedSince', {
              date: day(localDateAt(restriction.since.getTime(), request.timeZone)),
              ground: t(`restriction.${restriction.ground}`),
            })}
          />
        ) : null}
        {texts === 'erased' ? <Notice title={t('page.texts')} /> : null}
        <Panel aria-labelledby="facts" className="grid gap-3">
          <h2 id="facts" className="text-h3">
            {t('page.facts')}
          </h2>
          <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
            <Fact label={t('page.received')}>{day(request.receivedOn)}</Fact>
            <Fact label={t(request.isExtended ? 'page.extendedUntil' : 'page.due')}>{day(request.deadline)}</Fact>
            <Fact label={t('page.channel')}>{t(`channel.${request.channel}`)}</Fact>
            <Fact label={t('page.identity')}>
              {identity
                ? `${t(`method.${identity.method}`)} · ${day(identity.on)}${identity.by ? ` · ${identity.by}` : ''}`
                : t('page.notChecked')}
            </Fact>
            {requester ? (
              <Fact label={t('page.contact')}>{[requester.name, requester.email, requester.phone].filter(Boolean).join(' · ')}</Fact>
            ) : null}
            {request.ground ? (
              <Fact label={t('page.ground')}>
                {`${t(`ground.${request.ground}`)} (${t('article', { article: refusalGrounds[request.ground] })})`}
              </Fact>
            ) : null}
          </dl>
          {texts === 'erased' ? null : (
            <>
              <Said title={t('page.wishes')}>{texts.wishes || t('page.noWishes')}</Said>
              {texts.extension ? <Said title={t('page.extension')}>{texts.extension}</Said> : null}
              {texts.answer ? <Said title={t('page.answer')}>{texts.answer}</Said> : null}
            </>
          )}
          {right === 'post_mortem' ? (
            <Said title={t('page.directive')}>
              {directive ? `${directive.text}\n\n${t('page.directiveOn', { date: day(directive.writtenOn) })}` : t('page.noDirective')}
            </Said>
          ) : null}
          {request.objectsTo.length > 0 ? (
            <p>{t('page.objects', { what: request.objectsTo.map((one) => t(`objection.${one}`)).join(', ') })}</p>
          ) : null}
          {request.exportId ? (
            <p>
              <Link href="/practitioner/settings/gdpr#export" className="link">
                {t('page.copy')}
              </Link>
            </p>
          ) : null}
          {request.patientId && asker !== 'erased' ? (
            <p>
              <Link href={`/practitioner/patients/${request.patientId}${right === 'rectification' ? '/edit' : ''}`} className="link">
                {t(right === 'rectification' ? 'page.edit' : 'page.file')}
              </Link>
            </p>
          ) : null}
          <p className="text-small text-ink-2">
            {t('page.authority', { authority: request.authority.name })}{' '}
            <a href={request.authority.url} rel="noreferrer" className="link">
              {request.authority.url}
            </a>
          </p>
        </Panel>
        {isOpen(request.state) ? <RequestActs context={context} request={request} /> : null}
        <section aria-labelledby="timeline" className="grid gap-3">
          <h2 id="timeline" className="text-h3">
            {t('page.timeline')}
          </h2>
          <RequestTimeline steps={request.steps} locale={locale} zone={request.timeZone} />
        </section>
      </div>
    </Words>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid min-w-0">
    <dt className="text-small text-ink-2">{label}</dt>
    <dd className="wrap-anywhere">{children}</dd>
  </div>
);

const Said = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="grid gap-1">
    <h3 className="text-small text-ink-2">{title}</h3>
    <p className="max-w-prose whitespace-pre-line wrap-anywhere">{children}</p>
  </div>
);
