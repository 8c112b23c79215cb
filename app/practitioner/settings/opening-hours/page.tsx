import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { ExceptionForm } from '@/components/settings/exception-form';
import { ExceptionList } from '@/components/settings/exception-list';
import { NoAgenda } from '@/components/settings/no-agenda';
import { NoSite } from '@/components/settings/no-site';
import type { OpeningRow } from '@/components/settings/opening-rows';
import { addressOf } from '@/components/settings/places';
import { PractitionerChoice } from '@/components/settings/practitioner-choice';
import { RemovableLines } from '@/components/settings/remove-line';
import { SettingsHead } from '@/components/settings/settings-head';
import { WeekEditor } from '@/components/settings/week-editor';
import { listHours } from '@/lib/availability/list-hours';
import type { OpeningLine } from '@/lib/availability/schema';
import { weekContent } from '@/lib/availability/week-content';
import { localDateAt } from '@/lib/core/zone';
import { fingerprint } from '@/lib/platform/fingerprint';
import { mayHaveProfile } from '@/lib/practice/policy';
import { readPractice } from '@/lib/practice/read-practice';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { chosenPractitioner } from '../chosen-practitioner';
import { removeDate, saveDate, saveWeek } from './actions';
import { comingDates } from './coming-dates';

const here = addressOf.openingHours;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.hours'))('title') };
}

const rowOf = (opening: OpeningLine, at: number): OpeningRow => {
  const { siteId, weekday, start, end, modes, reasonIds, knownOnly, validFrom, validTo } = opening;
  const bound = reasonIds.length > 0 ? 'some' : 'all';
  return {
    ...{ key: `r${at}`, siteId, weekday, start, end, modes, bound, reasonIds, knownOnly },
    ...{ validFrom: validFrom ?? '', validTo: validTo ?? '' },
  };
};

export default async function OpeningHoursPage({ searchParams }: { searchParams: Promise<{ practitioner?: string }> }) {
  const context = await memberContext();
  const practice = await readPractice(context);
  if (!practice.ok) redirect('/practitioner/settings');
  const { timeZone, sites } = practice.value;
  const t = await getTranslations('settings.hours');
  const head = <SettingsHead title={t('title')} description={t('description', { zone: timeZone })} />;
  const chosen = await chosenPractitioner(context, (await searchParams).practitioner);
  if (!chosen || sites.length === 0) {
    return (
      <>
        {head}
        {chosen ? <NoSite sentence={t('noSite')} /> : <NoAgenda mayHaveOwn={mayHaveProfile(context.actor)} />}
      </>
    );
  }
  const { practitioner, practitioners } = chosen;
  const practitionerId = practitioner.id;
  const { openings, exceptions } = await listHours(context, practitionerId);
  const today = localDateAt(context.clock.now().getTime(), timeZone);
  const reasons = (await listVisitReasons(context, practitionerId)).map(({ id, label }) => ({ id, label }));
  const locale = await requestLocale();
  const dates = await comingDates(context, today, { practitionerId, exceptions, sites, reasons, timeZone, locale });
  const places = sites.map(({ siteId: id, name }) => ({ id, name }));
  return (
    <Words of={['settings.hours', 'settings.removal', 'directory.modes', 'opening', 'common']}>
      {head}
      <PractitionerChoice path={here} chosen={practitionerId} practitioners={practitioners} />
      <div className="grid max-w-4xl gap-10">
        <section aria-labelledby="week" className="grid gap-3">
          <h2 id="week" className="text-h2">
            {t('week.title')}
          </h2>
          <WeekEditor
            key={practitionerId}
            action={saveWeek}
            practitionerId={practitionerId}
            shown={fingerprint(weekContent(openings))}
            openings={openings.map(rowOf)}
            sites={places}
            reasons={reasons}
            today={today}
          />
        </section>
        <section aria-labelledby="dates" className="grid gap-3">
          <div className="max-w-prose">
            <h2 id="dates" className="text-h2">
              {t('exceptions.title')}
            </h2>
            <p className="text-ink-2">{t('exceptions.sentence')}</p>
          </div>
          <RemovableLines>
            <ExceptionList dates={dates} remove={removeDate} restore={saveDate} />
          </RemovableLines>
          <h3 className="mt-4 text-h3">{t('exceptions.addTitle')}</h3>
          <ExceptionForm
            key={practitionerId}
            action={saveDate}
            practitionerId={practitionerId}
            sites={places}
            reasons={reasons}
            today={today}
          />
        </section>
      </div>
    </Words>
  );
}
