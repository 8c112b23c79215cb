import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { AgendaRulesForm } from '@/components/settings/agenda-rules-form';
import { PatientRulesForm } from '@/components/settings/patient-rules-form';
import { addressOf } from '@/components/settings/places';
import { PractitionerChoice } from '@/components/settings/practitioner-choice';
import { SettingsHead } from '@/components/settings/settings-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { fingerprint } from '@/lib/platform/fingerprint';
import { agendaContent, patientRulesContent } from '@/lib/practice/contents';
import { mayChangePractice } from '@/lib/practice/policy';
import { readPracticeRules } from '@/lib/practice/read-practice-rules';
import type { PracticeRules } from '@/lib/practice/schema';
import { chosenPractitioner } from '../chosen-practitioner';
import { saveForPatients, saveOneAgenda } from './actions';

const here = addressOf.bookingRules;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rules'))('title') };
}

export default async function BookingRulesPage({ searchParams }: { searchParams: Promise<{ practitioner?: string }> }) {
  const context = await memberContext();
  const chosen = await chosenPractitioner(context, (await searchParams).practitioner);
  const found = await readPracticeRules(context, chosen?.practitioner.id);
  if (!found.ok) redirect('/practitioner/settings');
  const t = await getTranslations('rules');
  const { agenda } = found.value;
  return (
    <Words of={['rules', 'common']}>
      <SettingsHead title={t('title')} description={t('description')} />
      {chosen ? <PractitionerChoice path={here} chosen={chosen.practitioner.id} practitioners={chosen.practitioners} /> : null}
      <div className="grid gap-10">
        {chosen && agenda ? (
          <section aria-labelledby="agenda" className="grid gap-3">
            <div className="max-w-prose">
              <h2 id="agenda" className="text-h2">
                {t('agenda.title', { name: chosen.practitioner.name })}
              </h2>
              <p className="text-ink-2">{t('agenda.sentence')}</p>
            </div>
            <AgendaRulesForm
              key={chosen.practitioner.id}
              action={saveOneAgenda}
              shown={fingerprint(agendaContent(agenda))}
              practitionerId={chosen.practitioner.id}
              {...agenda}
            />
          </section>
        ) : null}
        <section aria-labelledby="practice" className="grid gap-3">
          <h2 id="practice" className="text-h2">
            {t('practice.title')}
          </h2>
          {mayChangePractice(context.actor) ? (
            <PatientRulesForm action={saveForPatients} rules={found.value} shown={fingerprint(patientRulesContent(found.value))} />
          ) : (
            <Kept rules={found.value} />
          )}
          <div className="mt-2 grid max-w-form justify-items-start gap-2">
            <p className="text-ink-2">{t('overbooking')}</p>
            <LinkButton href={addressOf.members}>{t('toMembers')}</LinkButton>
          </div>
        </section>
      </div>
    </Words>
  );
}

/** What holds, for who may not change it. */
async function Kept({ rules }: { rules: PracticeRules }) {
  const t = await getTranslations('rules');
  const lines = [
    [t('maxUpcomingPerPatient'), rules.maxUpcomingPerPatient ?? t('none')],
    [t('noShowLimit'), rules.noShowLimit ?? t('never')],
    [t('noShowNotice'), t(rules.noShowNotice ? 'yes' : 'no')],
    [t('quiet.title'), `${rules.quietFrom} – ${rules.quietTo}`],
  ] as const;
  return (
    <div className="grid max-w-form gap-3">
      <Notice>{t('practice.onlyOwners')}</Notice>
      <dl className="grid gap-2">
        {lines.map(([label, value]) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-4">
            <dt className="text-ink-2">{label}</dt>
            <dd className="font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
