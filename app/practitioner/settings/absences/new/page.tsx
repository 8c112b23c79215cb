import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { AbsenceForm } from '@/components/settings/absence-form';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { listPractitioners } from '@/lib/availability/list-practitioners';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { localDateAt } from '@/lib/core/zone';
import { chosenPractitioner } from '../../chosen-practitioner';
import { plan } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.absences.form'))('title') };
}

export default async function NewAbsencePage({ searchParams }: { searchParams: Promise<{ practitioner?: string }> }) {
  const context = await memberContext();
  const chosen = await chosenPractitioner(context, (await searchParams).practitioner);
  if (!chosen) redirect(addressOf.absences);
  const { practitioner, practitioners } = chosen;
  const t = await getTranslations('settings.absences');
  const timeZone = await readTimeZone(context);
  const colleagues = (await listPractitioners(context)).filter(({ id }) => id !== practitioner.id).map(({ id, name }) => ({ id, name }));
  const back = forPractitioner(addressOf.absences, practitioner.id);
  return (
    <>
      <SettingsHead
        trail={[{ href: back, label: t('title') }]}
        title={t('form.title')}
        description={practitioners.length > 1 ? t('form.for', { name: practitioner.name }) : undefined}
      />
      <Words of={['settings.absences', 'directory.modes', 'common']}>
        <AbsenceForm
          action={plan}
          practitionerId={practitioner.id}
          colleagues={colleagues}
          timeZone={timeZone}
          today={localDateAt(context.clock.now().getTime(), timeZone)}
          backHref={back}
        />
      </Words>
    </>
  );
}
