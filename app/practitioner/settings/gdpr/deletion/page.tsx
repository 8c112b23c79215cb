import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getFormatter, getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { AskDeletionForm } from '@/components/deletions/ask-deletion-form';
import { CountTable } from '@/components/deletions/count-table';
import { whenText } from '@/components/patterns/when-text';
import { addressOf } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { hasSteppedUp } from '@/lib/access/rules';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { readLastDeletion, readWhatGoes } from '@/lib/deletions/read-deletion';
import { handovers } from '@/lib/deletions/schema';
import { readGiven } from '@/lib/handovers/read-handovers';
import { sourceIn } from '@/lib/retention/rules';
import { DeletionSection } from '../_sections/deletion-section';
import { requestPracticeDeletion } from './actions';
import { SuccessorState } from './successor-state';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deletion'))('pageTitle') };
}

export default async function DeletionPage() {
  const context = await memberContext();
  const found = await readWhatGoes(context);
  const last = await readLastDeletion(context);
  // Who may not ask is told in the section.
  if (!found.ok) redirect(`${addressOf.gdpr}#deletion`);
  if (last?.state === 'waiting' || last?.state === 'executing')
    return <Asked context={context} isTransfer={last.handover === 'transfer'} />;
  const { practiceName, goes, keeps, handover } = found.value;
  const offer = await readGiven(context);
  const stands = offer?.state === 'offered' || offer?.state === 'accepted';
  const [t, category, tab, format] = await Promise.all([
    getTranslations('deletion'),
    getTranslations('retention.category'),
    getTranslations('gdpr'),
    getFormatter(),
  ]);
  const [locale, zone] = [await requestLocale(), await readTimeZone(context)];
  return (
    <Words of={['deletion', 'common', 'access', 'errors.flaw']}>
      <SettingsHead title={t('pageTitle')} description={t('sentence')} trail={[{ href: addressOf.gdpr, label: tab('title') }]} />
      <div className="grid max-w-3xl gap-10">
        <section aria-labelledby="how" className="grid gap-3">
          <h2 id="how" className="text-h2">
            {t('how.title')}
          </h2>
          <ol className="grid max-w-prose list-decimal gap-2 pl-5">
            <li>{t('how.wait')}</li>
            <li>{t('how.stop')}</li>
            <li>{t('how.after')}</li>
          </ol>
        </section>
        <section aria-labelledby="goes" className="grid gap-3">
          <h2 id="goes" className="text-h2">
            {t('goes.title')}
          </h2>
          <CountTable
            caption={t('goes.caption')}
            heads={{ label: t('goes.category'), rows: t('goes.rows') }}
            lines={goes.map(({ category: key, rows }) => ({ key, label: category(key.replace('.', '_')), rows: format.number(rows) }))}
            empty={t('goes.none')}
          />
        </section>
        <section aria-labelledby="keeps" className="grid gap-3">
          <h2 id="keeps" className="text-h2">
            {t('keeps.title')}
          </h2>
          <p className="max-w-prose">{t('keeps.sentence')}</p>
          <CountTable
            caption={t('keeps.caption')}
            heads={{ label: t('goes.category'), rows: t('goes.rows'), source: t('keeps.source') }}
            lines={keeps.map(({ category: key, rows, source }) => ({
              ...{ key, label: category(key.replace('.', '_')), rows: format.number(rows), source: sourceIn(locale, source) },
            }))}
            empty={t('keeps.none')}
          />
        </section>
        <section aria-labelledby="handing" className="grid gap-4">
          <h2 id="handing" className="text-h2">
            {t('handover.title')}
          </h2>
          <SuccessorState
            context={context}
            offer={offer}
            actions={
              <LinkButton href={`${addressOf.gdpr}/deletion/successor`}>{t(stands ? 'successor.see' : 'successor.open')}</LinkButton>
            }
          />
          {handover ? (
            <>
              <Notice
                tone="success"
                actions={
                  <LinkButton href={`${addressOf.gdpr}/export/${handover.id}/download`} prefetch={false}>
                    {t('handover.download')}
                  </LinkButton>
                }
              >
                {handover.expiresAt ? t('handover.ready', { date: whenText(handover.expiresAt, 'day-time', { locale, zone }) }) : null}
              </Notice>
              <h2 className="mt-4 text-h2">{t('form.title')}</h2>
              <AskDeletionForm
                action={requestPracticeDeletion}
                practiceName={practiceName}
                handovers={handovers}
                closed={offer?.state === 'accepted' ? [] : ['transfer']}
                asksPassword={!hasSteppedUp(context.actor, context.clock.now())}
              />
            </>
          ) : (
            <Notice tone="info" actions={<LinkButton href={`${addressOf.gdpr}#export`}>{t('handover.make')}</LinkButton>}>
              {t('handover.missing')}
            </Notice>
          )}
        </section>
      </div>
    </Words>
  );
}

/** What is asked already is not asked again, also by whoever comes back here: how it stands, and who takes the patients over. */
async function Asked({ context, isTransfer }: { context: Context<MemberActor>; isTransfer: boolean }) {
  const [t, tab] = [await getTranslations('deletion'), await getTranslations('gdpr')];
  return (
    <>
      <SettingsHead title={t('pageTitle')} description={t('sentence')} trail={[{ href: addressOf.gdpr, label: tab('title') }]} />
      <div className="grid max-w-3xl gap-6">
        <DeletionSection context={context} />
        {isTransfer ? (
          <SuccessorState
            context={context}
            offer={await readGiven(context)}
            actions={<LinkButton href={`${addressOf.gdpr}/deletion/successor`}>{t('successor.see')}</LinkButton>}
          />
        ) : null}
      </div>
    </>
  );
}
