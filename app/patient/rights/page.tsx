import { ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { patientContexts } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { EmptyState } from '@/components/patterns/empty-state';
import { ClockChip } from '@/components/rights/clock-chip';
import { dayText } from '@/components/rights/day-text';
import { RightsForm } from '@/components/rights/rights-form';
import { StateChip } from '@/components/rights/state-chip';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { Id } from '@/lib/core/id';
import { objections } from '@/lib/patients/rules';
import { readOwnRights } from '@/lib/rights/read-own-rights';
import { articleOf, askedRights, isOpen } from '@/lib/rights/rules';
import type { OwnRequest, OwnRights } from '@/lib/rights/schema';
import { askForOwnRight, keepOwnDirective, withdrawOwnDirective, withdrawOwnRequest } from './actions';
import { KeptSection } from './kept/kept-section';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rights.own'))('title') };
}

/** A patient's rights, practice by practice: what can be asked, the own requests with clock and answer, directives after death. */
export default async function OwnRightsPage() {
  const contexts = await patientContexts();
  const practices: { id: Id<'practice'>; rights: OwnRights }[] = [];
  for (const context of contexts) {
    const read = await readOwnRights(context);
    if (read.ok) practices.push({ id: context.actor.practiceId, rights: read.value });
  }
  const t = await getTranslations('rights');
  return (
    <Words of={['rights', 'common', 'access.again', 'errors.flaw']}>
      <div className="grid gap-8">
        <header className="grid gap-1">
          <p>
            <Link href="/patient" className="link">
              {t('own.back')}
            </Link>
          </p>
          <h1 className="text-display">{t('own.title')}</h1>
          <p className="text-ink-2">{t('own.description')}</p>
        </header>
        {practices.length === 0 ? (
          <EmptyState icon={<ShieldCheck aria-hidden />} level={2} title={t('own.title')} sentence={t('own.nobody')} />
        ) : (
          practices.map(({ id, rights }) => <OwnPractice key={id} id={id} rights={rights} />)
        )}
        <KeptSection />
        <Panel aria-labelledby="meanings" className="grid gap-3">
          <h2 id="meanings" className="text-h2">
            {t('own.rights')}
          </h2>
          <p className="text-ink-2">{t('own.month')}</p>
          <dl className="grid gap-3">
            {askedRights.map((right) => (
              <div key={right}>
                <dt className="font-semibold">
                  {t(`right.${right}`)}{' '}
                  <span className="font-normal text-small text-ink-2">{t('article', { article: articleOf[right] })}</span>
                </dt>
                <dd className="max-w-prose text-ink-2">{t(`meaning.${right}`)}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      </div>
    </Words>
  );
}

async function OwnPractice({ id, rights }: { id: Id<'practice'>; rights: OwnRights }) {
  const [t, locale] = await Promise.all([getTranslations('rights'), requestLocale()]);
  const { practiceName, requests, restrictedSince, objectsTo, directive, authority } = rights;
  const practice = { practiceId: id };
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id} className="text-h2">
        {practiceName}
      </h2>
      {restrictedSince ? <Notice tone="warning" title={t('own.restricted', { date: dayText(restrictedSince, locale) })} /> : null}
      <h3 className="text-h3">{t('own.requests')}</h3>
      {requests.length === 0 ? (
        <p className="text-ink-2">{t('own.none')}</p>
      ) : (
        <ul className="grid gap-3">
          {requests.map((request) => (
            <OwnLine key={request.id} request={request} practiceId={id} />
          ))}
        </ul>
      )}
      <Panel aria-label={t('own.ask')} className="grid gap-3">
        <h3 className="text-h3">{t('own.ask')}</h3>
        <RightsForm
          action={askForOwnRight}
          hidden={practice}
          kind="primary"
          button={t('own.send')}
          done={t('own.sent')}
          fields={[
            {
              ...{ kind: 'choice', name: 'right', label: t('own.right'), choose: t('new.choose') },
              options: askedRights.map((value) => ({ value, label: t(`right.${value}`) })),
            },
            { kind: 'long', name: 'wishes', label: t('own.wishes'), hint: t('own.wishesHint'), isOptional: true },
            {
              ...{ kind: 'checks', name: 'objectsTo', label: t('own.objects'), hint: t('own.objectsHint'), values: objectsTo },
              options: objections.map((value) => ({ value, label: t(`objection.${value}`) })),
            },
          ]}
        />
      </Panel>
      <Panel aria-label={t('own.directive')} className="grid gap-3">
        <h3 className="text-h3">{t('own.directive')}</h3>
        <p className="max-w-prose text-ink-2">{t('own.directiveHint')}</p>
        {directive ? <p className="text-small text-ink-2">{t('own.directiveOn', { date: dayText(directive.writtenOn, locale) })}</p> : null}
        <RightsForm
          key={directive?.text ?? ''}
          action={keepOwnDirective}
          hidden={practice}
          button={t('own.directiveSave')}
          done={t('own.directiveSaved')}
          fields={[{ kind: 'long', name: 'text', label: t('own.directiveText'), value: directive?.text ?? '' }]}
        />
        {directive ? <RightsForm action={withdrawOwnDirective} hidden={practice} button={t('own.directiveWithdraw')} /> : null}
      </Panel>
      <p className="text-small text-ink-2">
        {t('own.complaint')} {authority.name},{' '}
        <a href={authority.url} rel="noreferrer" className="link wrap-anywhere">
          {authority.url}
        </a>
      </p>
    </section>
  );
}

async function OwnLine({ request, practiceId }: { request: OwnRequest; practiceId: Id<'practice'> }) {
  const [t, locale] = await Promise.all([getTranslations('rights'), requestLocale()]);
  const { right, state, clock, texts, ground } = request;
  const day = (date: string) => dayText(date, locale);
  return (
    <li className="grid gap-2 rounded-panel border border-line bg-surface px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{t(`right.${right}`)}</span>
        <StateChip state={state} />
        {clock ? <ClockChip {...clock} /> : null}
      </p>
      <p className="text-small text-ink-2">
        {t('own.receivedOn', { date: day(request.receivedOn) })} ·{' '}
        {request.closedOn ? t('own.closedOn', { date: day(request.closedOn) }) : t('own.due', { date: day(request.deadline) })}
      </p>
      {ground ? <p>{t(`ground.${ground}`)}</p> : null}
      {texts === 'erased' ? (
        <p className="text-ink-2">{t('own.erased')}</p>
      ) : (
        <>
          {texts.wishes ? <p className="max-w-prose whitespace-pre-line text-ink-2 wrap-anywhere">{texts.wishes}</p> : null}
          {texts.extension ? <Said title={t('own.extension')} text={texts.extension} /> : null}
          {texts.answer ? <Said title={t('own.answer')} text={texts.answer} /> : null}
        </>
      )}
      {isOpen(state) ? (
        <RightsForm action={withdrawOwnRequest} hidden={{ practiceId, requestId: request.id }} button={t('own.withdraw')} />
      ) : null}
    </li>
  );
}

const Said = ({ title, text }: { title: string; text: string }) => (
  <div>
    <h4 className="text-small text-ink-2">{title}</h4>
    <p className="max-w-prose whitespace-pre-line wrap-anywhere">{text}</p>
  </div>
);
