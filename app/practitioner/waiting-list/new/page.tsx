import { ClipboardList } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { EmptyState } from '@/components/patterns/empty-state';
import { PageHeader } from '@/components/patterns/page-header';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { AddForm } from '@/components/waiting-list/add-form';
import { deskAddress } from '@/components/waiting-list/addresses';
import { listAgenda } from '@/lib/appointments/list-agenda';
import { idSchema } from '@/lib/core/id';
import { addDays } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { identifyPatient } from '@/lib/patients/identify-patient';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { addPatient } from '../actions';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const InAddress = z.object({ patient: idSchema('patient').optional().catch(undefined) });
const usualWaitDays = 60;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waiting.desk'))('newTitle') };
}

/** The desk puts somebody on the list. */
export default async function AddToListPage({ searchParams }: Props) {
  const ctx = await memberContext();
  const given = InAddress.parse(await searchParams);
  const [t, agenda, reasons] = await Promise.all([getTranslations('waiting'), listAgenda(ctx, { days: 1 }), listVisitReasons(ctx)]);
  if (!agenda.ok) throw new Error(agenda.error.code);
  const { timeZone, practitioners } = agenda.value;
  const today = localDateAt(ctx.clock.now().getTime(), timeZone);
  const nameOf = new Map(practitioners.map(({ id, name }) => [id, name]));
  // The reader's own reasons first.
  const own = (one: { practitionerId: string }) => (one.practitionerId === ctx.actor.practitionerId ? 0 : 1);
  const choices = [...reasons]
    .sort((a, b) => own(a) - own(b))
    .map(({ id, label, modes, practitionerId }) => ({ id, label, modes, practitionerName: nameOf.get(practitionerId) ?? '' }));
  return (
    <Words of={['waiting', 'patients', 'directory.modes', 'common']}>
      <PageHeader
        title={t('desk.newTitle')}
        breadcrumb={<Breadcrumb label={t('desk.title')} trail={[{ href: deskAddress, label: t('desk.title') }]} />}
      />
      {choices.length === 0 ? (
        <EmptyState icon={<ClipboardList />} title={t('desk.newTitle')} sentence={t('desk.noReason')} />
      ) : (
        <AddForm
          action={addPatient}
          patient={given.patient ? await identifyPatient(ctx, given.patient) : null}
          reasons={choices}
          kept={{ fromDate: today, toDate: addDays(today, usualWaitDays), weekdays: [], dayParts: [] }}
          today={today}
        />
      )}
    </Words>
  );
}
