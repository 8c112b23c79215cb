import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { SettleForm } from '@/components/settings/settle-form';
import { listAffected } from '@/lib/appointments/list-affected';
import { listHours } from '@/lib/availability/list-hours';
import { listPractitioners } from '@/lib/availability/list-practitioners';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { PractitionerLine } from '@/lib/availability/schema';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { isId } from '@/lib/core/id';
import { chosenPractitioner } from '../../chosen-practitioner';
import { settleOne } from '../actions';
import { affectedVisits } from '../affected-visits';

type Props = { params: Promise<{ absenceId: string }>; searchParams: Promise<{ practitioner?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.absences.decide'))('pageTitle') };
}

/** The absence names its practitioner, whatever the address says; of those the reader keeps. */
async function findAbsence(context: Context<MemberActor>, absenceId: string, practitioners: readonly PractitionerLine[]) {
  for (const practitioner of practitioners) {
    const absence = (await listHours(context, practitioner.id)).absences.find(({ id }) => id === absenceId);
    if (absence) return { absence, practitioner };
  }
  return null;
}

/** The appointments an absence leaves standing, those booked since among them, with what becomes of each. */
export default async function SettleAbsencePage({ params, searchParams }: Props) {
  const context = await memberContext();
  const [{ absenceId }, { practitioner: asked }] = [await params, await searchParams];
  const chosen = isId('absence', absenceId) ? await chosenPractitioner(context, asked) : null;
  if (!chosen) notFound();
  const { practitioners } = chosen;
  const found = await findAbsence(context, absenceId, [chosen.practitioner, ...practitioners]);
  if (!found) notFound();
  const { absence, practitioner } = found;
  const affected = await listAffected(context, { practitionerId: practitioner.id, ranges: [absence] });
  const colleagues = (await listPractitioners(context)).filter(({ id }) => id !== practitioner.id).map(({ id, name }) => ({ id, name }));
  const t = await getTranslations('settings.absences');
  const back = forPractitioner(addressOf.absences, practitioner.id);
  return (
    <>
      <SettingsHead
        trail={[{ href: back, label: t('title') }]}
        title={absence.label || t('noLabel')}
        description={practitioners.length > 1 ? t('form.for', { name: practitioner.name }) : undefined}
      />
      <Words of={['settings.absences', 'directory.modes', 'common']}>
        <SettleForm
          action={settleOne}
          absence={absence}
          visits={affected.ok ? affectedVisits(affected.value[0] ?? []) : []}
          colleagues={colleagues}
          timeZone={await readTimeZone(context)}
          backHref={back}
        />
      </Words>
    </>
  );
}
