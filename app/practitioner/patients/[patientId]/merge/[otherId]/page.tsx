import { ArrowLeftRight } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { mergeFiles } from '@/app/practitioner/patients/actions';
import { fileHref, mergeHref, patientsPath } from '@/components/patients/addresses';
import { birthText, listName } from '@/components/patients/birth-text';
import { MergeForm } from '@/components/patients/merge-form';
import { phoneText } from '@/components/patients/phone-text';
import { PageHeader } from '@/components/patterns/page-header';
import { whenText } from '@/components/patterns/when-text';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { isId } from '@/lib/core/id';
import { undoDays } from '@/lib/patients/merge-patients';
import { type MergeField, mergeFields } from '@/lib/patients/merging/rules';
import { previewMerge } from '@/lib/patients/preview-merge';
import type { PatientFile } from '@/lib/patients/schema';

type Props = { params: Promise<{ patientId: string; otherId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('patients.merge'))('title') };
}

/** Both files side by side before they become one: what will be kept, and what moves. */
export default async function MergePage({ params }: Props) {
  const { patientId, otherId } = await params;
  const ctx = await memberContext();
  if (!isId('patient', patientId) || !isId('patient', otherId)) notFound();
  const preview = await previewMerge(ctx, { survivorId: patientId, mergedId: otherId });
  // Merged meanwhile: the one file there is now.
  if (!preview.ok && preview.error.code === 'patient.merge_same') redirect(fileHref(patientId));
  if (!preview.ok) notFound();
  const { survivor, merged } = preview.value;
  const [t, locale, zone] = [await getTranslations('patients'), await requestLocale(), await readTimeZone(ctx)];
  const said = ({ identity, details: { birthName, sex, address } }: PatientFile): Record<MergeField, string | null> => ({
    familyName: identity.familyName,
    givenName: identity.givenName,
    birthName,
    birthDate: birthText(identity.birthDate, locale),
    sex: sex && t(`edit.sexes.${sex}`),
    phone: identity.phone && phoneText(identity.phone),
    email: identity.email,
    address: address && `${address.street}, ${address.postcode} ${address.city}`.trim(),
  });
  const labels: Record<MergeField, string> = {
    ...{ familyName: t('field.familyName'), givenName: t('field.givenName'), birthDate: t('field.birthDate') },
    ...{ phone: t('field.phone'), email: t('field.email') },
    ...{ birthName: t('edit.birthName'), sex: t('edit.sex'), address: t('edit.address') },
  };
  const [kept, other] = [said(survivor.file), said(merged.file)];
  const lines = mergeFields
    .filter((field) => kept[field] !== null || other[field] !== null)
    .map((field) => ({ field, label: labels[field], kept: kept[field], other: other[field] }));
  const [own, others] = [survivor.file.deceased?.on ?? null, merged.file.deceased?.on ?? null];
  const deaths =
    own && others && own !== others
      ? { kept: birthText(own, locale), other: birthText(others, locale), question: t('merge.deathQuestion') }
      : null;
  const { appointments, coming, series, waiting, messages } = merged.counts;
  const since = (file: PatientFile) => t('merge.since', { date: whenText(file.createdAt, 'date', { locale, zone }) });
  const trail = [
    { href: patientsPath, label: t('title') },
    { href: fileHref(survivor.file.id), label: listName(survivor.file.identity) },
  ];
  return (
    <Words of={['patients', 'common']}>
      <PageHeader
        breadcrumb={<Breadcrumb label={t('file.trail')} trail={trail} />}
        title={t('merge.title')}
        description={t('merge.description')}
        actions={
          <LinkButton href={mergeHref(merged.file.id, survivor.file.id)} prefetch={false} icon={<ArrowLeftRight aria-hidden />}>
            {t('merge.swap')}
          </LinkButton>
        }
      />
      <div className="grid max-w-4xl gap-6">
        <Panel aria-labelledby="moves">
          <h2 id="moves" className="mb-2 text-h3">
            {t('merge.moves')}
          </h2>
          <ul className="list-disc pl-5">
            <li>
              {t('merge.appointments', { count: appointments })}
              {appointments > 0 ? `, ${t('merge.coming', { count: coming })}` : ''}
            </li>
            <li>{t('merge.series', { count: series })}</li>
            <li>{t('merge.waiting', { count: waiting })}</li>
            <li>{t('merge.messages', { count: messages })}</li>
          </ul>
        </Panel>
        <MergeForm
          key={`${survivor.file.id} ${merged.file.id}`}
          death={deaths}
          {...{ lines, action: mergeFiles, survivorId: survivor.file.id, mergedId: merged.file.id }}
          keptTitle={`${t('merge.kept')} (${since(survivor.file)})`}
          otherTitle={`${t('merge.other')} (${since(merged.file)})`}
          undoHint={t('merge.undoHint', { days: undoDays })}
          backHref={fileHref(survivor.file.id)}
        />
      </div>
    </Words>
  );
}
