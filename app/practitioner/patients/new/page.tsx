import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { patientsPath } from '@/components/patients/addresses';
import { NewPatientForm } from '@/components/patients/new-patient-form';
import { PageHeader } from '@/components/patterns/page-header';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { openFile } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('patients.new'))('title') };
}

export default async function NewPatientPage() {
  await memberContext();
  const t = await getTranslations('patients');
  return (
    <Words of={['patients', 'common']}>
      <PageHeader
        breadcrumb={<Breadcrumb label={t('file.trail')} trail={[{ href: patientsPath, label: t('title') }]} />}
        title={t('new.title')}
        description={t('new.description')}
      />
      <NewPatientForm action={openFile} />
    </Words>
  );
}
