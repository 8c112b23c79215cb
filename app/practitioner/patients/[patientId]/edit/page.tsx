import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { fileHref, patientsPath } from '@/components/patients/addresses';
import { listName } from '@/components/patients/birth-text';
import { EditPatientForm } from '@/components/patients/edit-patient-form';
import { phoneText } from '@/components/patients/phone-text';
import { PageHeader } from '@/components/patterns/page-header';
import { archivePath } from '@/components/settings/places';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { isId } from '@/lib/core/id';
import { fileContent } from '@/lib/patients/file-content';
import { openPatient } from '@/lib/patients/open-patient';
import { fingerprint } from '@/lib/platform/fingerprint';
import { changePatient } from '../../actions';

type Props = { params: Promise<{ patientId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('patients.edit'))('title') };
}

export default async function EditPatientPage({ params }: Props) {
  const { patientId } = await params;
  const ctx = await memberContext();
  const file = isId('patient', patientId) ? await openPatient(ctx, patientId) : null;
  if (file && !file.ok && file.error.code === 'patient.archived') redirect(archivePath);
  if (!file?.ok) notFound();
  const { id, identity, details } = file.value;
  if (id !== patientId) redirect(`${fileHref(id)}/edit`);
  const t = await getTranslations('patients');
  const [year, month, day] = identity.birthDate.split('-');
  const trail = [
    { href: patientsPath, label: t('title') },
    { href: fileHref(id), label: listName(identity) },
  ];
  return (
    <Words of={['patients', 'common']}>
      <PageHeader breadcrumb={<Breadcrumb label={t('file.trail')} trail={trail} />} title={t('edit.title')} />
      <EditPatientForm
        {...{ id, details }}
        action={changePatient}
        shown={fingerprint(fileContent(identity, details))}
        identity={{
          ...{ familyName: identity.familyName, givenName: identity.givenName, birthDate: `${day}/${month}/${year}` },
          ...{ phone: identity.phone ? phoneText(identity.phone).replaceAll('\u00A0', ' ') : '', email: identity.email ?? '' },
        }}
      />
    </Words>
  );
}
