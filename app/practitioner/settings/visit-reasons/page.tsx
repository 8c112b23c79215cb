import { Globe, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { memberContext } from '@/app/_server/context';
import { NoAgenda } from '@/components/settings/no-agenda';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { PractitionerChoice } from '@/components/settings/practitioner-choice';
import { SettingsHead } from '@/components/settings/settings-head';
import { VisitReasonTable } from '@/components/settings/visit-reason-table';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { listHours } from '@/lib/availability/list-hours';
import { mayHaveProfile } from '@/lib/practice/policy';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { chosenPractitioner } from '../chosen-practitioner';

const here = addressOf.visitReasons;
const outcomes = ['added', 'changed', 'archived'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.reasons'))('title') };
}

export default async function VisitReasonsPage({ searchParams }: { searchParams: Promise<{ practitioner?: string; reason?: string }> }) {
  const context = await memberContext();
  const t = await getTranslations('settings.reasons');
  const { practitioner: asked, reason } = await searchParams;
  const chosen = await chosenPractitioner(context, asked);
  const head = (actions: ReactNode = null) => <SettingsHead title={t('title')} description={t('description')} actions={actions} />;
  if (!chosen) {
    return (
      <>
        {head()}
        <NoAgenda mayHaveOwn={mayHaveProfile(context.actor)} />
      </>
    );
  }
  const { practitioner, practitioners } = chosen;
  const reasons = await listVisitReasons(context, practitioner.id);
  const { openings } = await listHours(context, practitioner.id);
  const outcome = outcomes.find((one) => one === reason);
  const addHref = forPractitioner(`${here}/new`, practitioner.id);
  return (
    <>
      {head(
        reasons.length > 0 ? (
          <>
            <LinkButton icon={<Globe aria-hidden />} href={`/book/${practitioner.slug}`}>
              {t('view')}
            </LinkButton>
            <LinkButton kind="primary" icon={<Plus aria-hidden />} href={addHref}>
              {t('add')}
            </LinkButton>
          </>
        ) : null,
      )}
      <PractitionerChoice path={here} chosen={practitioner.id} practitioners={practitioners} />
      <div className="grid gap-4">
        {outcome ? <Notice tone="success" live="polite" title={t(outcome)} /> : null}
        {reasons.length > 0 && openings.length === 0 ? (
          <Notice
            tone="warning"
            actions={<LinkButton href={forPractitioner(addressOf.openingHours, practitioner.id)}>{t('toHours')}</LinkButton>}
          >
            {t('needHours')}
          </Notice>
        ) : null}
        <VisitReasonTable reasons={reasons} practitionerName={practitioner.name} addHref={addHref} />
      </div>
    </>
  );
}
