import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { ArchiveReason } from '@/components/settings/archive-reason';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { VisitReasonForm } from '@/components/settings/visit-reason-form';
import { countComingOfReason } from '@/lib/appointments/count-coming-of-reason';
import { fingerprint } from '@/lib/platform/fingerprint';
import { readPractice } from '@/lib/practice/read-practice';
import { listResources } from '@/lib/resources/list-resources';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { reasonContent } from '@/lib/visit-reasons/reason-content';
import { chosenPractitioner } from '../../chosen-practitioner';
import { archiveReason, saveReason } from '../actions';
import { resourceChoices, typedReason } from '../typed-reason';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.reasons.form'))('editTitle') };
}

export default async function VisitReasonPage({ params }: { params: Promise<{ reasonId: string }> }) {
  const context = await memberContext();
  const { reasonId } = await params;
  const reason = (await listVisitReasons(context)).find(({ id }) => id === reasonId);
  if (!reason) notFound();
  const chosen = await chosenPractitioner(context, reason.practitionerId);
  if (!chosen) notFound();
  const [resources, practice] = [await listResources(context), await readPractice(context)];
  const choices = resources.ok && practice.ok ? resourceChoices(resources.value, practice.value.sites) : [];
  const t = await getTranslations('settings.reasons');
  const back = forPractitioner(addressOf.visitReasons, reason.practitionerId);
  return (
    <Words of={['settings.reasons.form', 'settings.reasons.archive', 'directory.modes', 'common']}>
      <SettingsHead
        trail={[{ href: back, label: t('title') }]}
        title={reason.label}
        description={chosen.practitioners.length > 1 ? t('form.for', { name: chosen.practitioner.name }) : undefined}
      />
      <VisitReasonForm
        action={saveReason}
        reason={typedReason(reason, await getLocale())}
        shown={fingerprint(reasonContent(reason))}
        resources={choices}
        backHref={back}
      />
      <ArchiveReason
        action={archiveReason}
        reasonId={reason.id}
        label={reason.label}
        coming={await countComingOfReason(context, reason.id)}
      />
    </Words>
  );
}
