import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { VisitReasonForm } from '@/components/settings/visit-reason-form';
import { readPractice } from '@/lib/practice/read-practice';
import { listResources } from '@/lib/resources/list-resources';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { chosenPractitioner } from '../../chosen-practitioner';
import { saveReason } from '../actions';
import { freshReason, resourceChoices } from '../typed-reason';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.reasons.form'))('newTitle') };
}

export default async function NewVisitReasonPage({ searchParams }: { searchParams: Promise<{ practitioner?: string }> }) {
  const context = await memberContext();
  const chosen = await chosenPractitioner(context, (await searchParams).practitioner);
  if (!chosen) redirect(addressOf.visitReasons);
  const { practitioner, practitioners } = chosen;
  const [resources, practice] = [await listResources(context), await readPractice(context)];
  const choices = resources.ok && practice.ok ? resourceChoices(resources.value, practice.value.sites) : [];
  const t = await getTranslations('settings.reasons');
  const back = forPractitioner(addressOf.visitReasons, practitioner.id);
  return (
    <>
      <SettingsHead
        trail={[{ href: back, label: t('title') }]}
        title={t('form.newTitle')}
        description={practitioners.length > 1 ? t('form.for', { name: practitioner.name }) : undefined}
      />
      <Words of={['settings.reasons.form', 'directory.modes', 'common']}>
        <VisitReasonForm
          action={saveReason}
          reason={freshReason(practitioner.id, await listVisitReasons(context, practitioner.id))}
          resources={choices}
          backHref={back}
        />
      </Words>
    </>
  );
}
