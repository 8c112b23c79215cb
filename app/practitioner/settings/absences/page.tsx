import { CalendarOff, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { EmptyState } from '@/components/patterns/empty-state';
import { AbsenceList, PastAbsences } from '@/components/settings/absence-list';
import { spanWords } from '@/components/settings/absence-span';
import { NoAgenda } from '@/components/settings/no-agenda';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { PractitionerChoice } from '@/components/settings/practitioner-choice';
import { RemovableLines } from '@/components/settings/remove-line';
import { SettingsHead } from '@/components/settings/settings-head';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { listAffected } from '@/lib/appointments/list-affected';
import { listHours } from '@/lib/availability/list-hours';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { AbsenceLine } from '@/lib/availability/schema';
import type { Locale } from '@/lib/core/locale';
import { mayHaveProfile } from '@/lib/practice/policy';
import { chosenPractitioner } from '../chosen-practitioner';
import { remove, restore } from './actions';
import { affectedVisits } from './affected-visits';

const here = addressOf.absences;
const mostPast = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.absences'))('title') };
}

type Props = { searchParams: Promise<{ practitioner?: string; planned?: string }> };

export default async function AbsencesPage({ searchParams }: Props) {
  const context = await memberContext();
  const t = await getTranslations('settings.absences');
  const { practitioner: asked, planned } = await searchParams;
  const chosen = await chosenPractitioner(context, asked);
  const head = (actions: ReactNode = null) => <SettingsHead title={t('title')} description={t('description')} actions={actions} />;
  if (!chosen) {
    return (
      <>
        {head()}
        <NoAgenda mayHaveOwn={mayHaveProfile(context.actor)} />
      </>
    );
  }
  const { practitioner, practitioners } = chosen;
  const timeZone = await readTimeZone(context);
  const locale = await requestLocale();
  const { absences } = await listHours(context, practitioner.id);
  const now = context.clock.now();
  const coming = absences.filter(({ end }) => end > now);
  const past = absences.filter(({ end }) => end <= now).reverse();
  const affected = await listAffected(context, { practitionerId: practitioner.id, ranges: coming });
  const shown = coming.map((absence, at) => ({
    ...{ absence, isUnderWay: absence.start <= now },
    visits: affected.ok ? affectedVisits(affected.value[at] ?? []) : [],
  }));
  const just = coming.find(({ id }) => id === planned);
  const planButton = (
    <LinkButton kind="primary" icon={<Plus aria-hidden />} href={forPractitioner(`${here}/new`, practitioner.id)}>
      {t('plan')}
    </LinkButton>
  );
  return (
    <Words of={['settings.absences', 'settings.removal', 'common']}>
      {head(absences.length > 0 ? planButton : null)}
      <PractitionerChoice path={here} chosen={practitioner.id} practitioners={practitioners} />
      <div className="grid max-w-3xl gap-6">
        {just ? <Notice tone="success" live="polite" title={await plannedSentence(just, timeZone, locale)} /> : null}
        {absences.length === 0 ? (
          <Panel flush aria-labelledby="none">
            <h2 id="none" className="sr-only">
              {t('coming')}
            </h2>
            <EmptyState icon={<CalendarOff aria-hidden />} title={t('empty.title')} sentence={t('empty.sentence')} action={planButton} />
          </Panel>
        ) : (
          <section aria-labelledby="coming" className="grid gap-3">
            <h2 id="coming" className="text-h2">
              {t('coming')}
            </h2>
            <RemovableLines>
              {shown.length > 0 ? (
                <AbsenceList absences={shown} timeZone={timeZone} remove={remove} restore={restore} />
              ) : (
                <p className="text-ink-2">{t('noneComing')}</p>
              )}
            </RemovableLines>
          </section>
        )}
        {past.length > 0 ? <PastAbsences absences={past.slice(0, mostPast)} count={past.length} timeZone={timeZone} /> : null}
      </div>
    </Words>
  );
}

async function plannedSentence(absence: AbsenceLine, timeZone: string, locale: Locale): Promise<string> {
  const t = await getTranslations('settings.absences');
  const { kind, words } = spanWords(absence, timeZone, locale);
  return t('planned', { span: t(`span.${kind}`, words) });
}
