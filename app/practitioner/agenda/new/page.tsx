import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { agendaHref, readAddress } from '@/components/agenda/address';
import { VisitPage } from '@/components/agenda/visit-page';
import { PageHeader } from '@/components/patterns/page-header';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { listAgenda } from '@/lib/appointments/list-agenda';
import { idSchema } from '@/lib/core/id';
import { isLocalDate } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { identifyPatient } from '@/lib/patients/identify-patient';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { deskReason } from '../read-agenda-model';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What cannot be read is as if it had not been said. */
const InAddress = z.object({
  practitioner: idSchema('practitioner').optional().catch(undefined),
  patient: idSchema('patient').optional().catch(undefined),
  start: z.iso.datetime({ offset: true }).optional().catch(undefined),
  back: z.string().max(500).catch(''),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agenda'))('form.title') };
}

/** A visit booked at the desk. */
export default async function NewVisitPage({ searchParams }: Props) {
  const ctx = await memberContext();
  const given = InAddress.parse(await searchParams);
  const t = await getTranslations('agenda');
  const [agenda, reasons] = await Promise.all([listAgenda(ctx, { days: 1 }), listVisitReasons(ctx)]);
  if (!agenda.ok) throw new Error(agenda.error.code);
  const { timeZone, practitioners } = agenda.value;
  const now = ctx.clock.now().getTime();
  const today = localDateAt(now, timeZone);
  const home = readAddress(new URLSearchParams(given.back));
  const start = given.start ? Date.parse(given.start) : null;
  const date = start === null ? (home.date && isLocalDate(home.date) ? home.date : today) : localDateAt(start, timeZone);
  const practitioner = given.practitioner ?? home.practitioner ?? ctx.actor.practitionerId;

  return (
    <Words of={['agenda', 'patients', 'common.form']}>
      <PageHeader
        title={t('form.title')}
        breadcrumb={<Breadcrumb label={t('form.trail')} trail={[{ href: agendaHref(home), label: t('pageTitle') }]} />}
      />
      <VisitPage
        {...{ timeZone, today, practitioners }}
        reasons={reasons.map(deskReason)}
        wished={{
          practitionerId: practitioners.find(({ id }) => id === practitioner)?.id ?? null,
          // Text of dates sorts as dates do: nothing is booked before today.
          date: [date, today].sort().at(-1) ?? today,
          start,
          patient: given.patient ? await identifyPatient(ctx, given.patient) : null,
        }}
        back={given.back}
      />
    </Words>
  );
}
