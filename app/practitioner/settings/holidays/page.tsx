import { CalendarHeart } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { EmptyState } from '@/components/patterns/empty-state';
import { HolidayList } from '@/components/settings/holiday-list';
import { HolidayRegionForm, type RegionChoices } from '@/components/settings/holiday-region-form';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { PractitionerChoice } from '@/components/settings/practitioner-choice';
import { SettingSwitch } from '@/components/settings/setting-switch';
import { SettingsHead } from '@/components/settings/settings-head';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Locale } from '@/lib/core/locale';
import { holidayCountries, listRegions } from '@/lib/holidays/list-regions';
import { mayChangePractice } from '@/lib/practice/policy';
import { readPracticeRules } from '@/lib/practice/read-practice-rules';
import { chosenPractitioner } from '../chosen-practitioner';
import { closeDate, openDate, saveRegion, saveWork } from './actions';
import { comingHolidays } from './coming-holidays';

const here = addressOf.holidays;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('holiday'))('title') };
}

export default async function HolidaysPage({ searchParams }: { searchParams: Promise<{ practitioner?: string }> }) {
  const context = await memberContext();
  const chosen = await chosenPractitioner(context, (await searchParams).practitioner);
  const found = await readPracticeRules(context, chosen?.practitioner.id);
  if (!found.ok) redirect('/practitioner/settings');
  const { holidayRegion: region, agenda } = found.value;
  const t = await getTranslations('holiday');
  const locale = await requestLocale();
  const choices = await regionChoices(locale);
  const timeZone = await readTimeZone(context);
  const practitioner = chosen?.practitioner;
  const holidays =
    region && practitioner ? await comingHolidays(context, { practitionerId: practitioner.id, region, timeZone, locale }) : [];
  return (
    <Words of={['holiday', 'common']}>
      <SettingsHead title={t('title')} description={t('description')} />
      <div className="grid max-w-3xl gap-8">
        {mayChangePractice(context.actor) ? (
          <HolidayRegionForm action={saveRegion} region={region ?? ''} choices={choices} />
        ) : (
          <div className="grid max-w-form gap-3">
            <Notice>{t('onlyOwners')}</Notice>
            <p>
              {t('region')} <strong className="font-semibold">{named(choices, region) ?? t('noRegion')}</strong>
            </p>
          </div>
        )}
        {region === null ? (
          <Panel flush aria-labelledby="none">
            <h2 id="none" className="sr-only">
              {t('next')}
            </h2>
            <EmptyState icon={<CalendarHeart aria-hidden />} title={t('empty.title')} sentence={t('empty.sentence')} />
          </Panel>
        ) : null}
        {region !== null && chosen && practitioner && agenda ? (
          <section aria-labelledby="next" className="grid gap-4">
            <h2 id="next" className="text-h2">
              {t('next')}
            </h2>
            <PractitionerChoice path={here} chosen={practitioner.id} practitioners={chosen.practitioners} />
            <div className="max-w-form">
              <SettingSwitch
                key={practitioner.id}
                action={saveWork}
                name="worksOnHolidays"
                fields={{ practitionerId: practitioner.id }}
                checked={agenda.worksOnHolidays}
                label={t('works')}
                hint={t('worksHint')}
                stateWords={{ on: t('on'), off: t('off') }}
              />
            </div>
            <HolidayList
              key={`${practitioner.id} list`}
              holidays={holidays}
              practitionerId={practitioner.id}
              works={agenda.worksOnHolidays}
              open={openDate}
              close={closeDate}
              hoursHref={forPractitioner(addressOf.openingHours, practitioner.id)}
            />
          </section>
        ) : null}
      </div>
    </Words>
  );
}

async function regionChoices(locale: Locale): Promise<RegionChoices> {
  const t = await getTranslations('holiday');
  const words = new Intl.DisplayNames([locale], { type: 'region' });
  const all = await listRegions();
  return holidayCountries.map((code) => {
    const country = words.of(code) ?? code;
    const regions = all.filter((one) => one.country === code);
    return { label: country, regions: regions.map((one) => ({ code: one.code, label: one.name ?? t('whole', { country }) })) };
  });
}

const named = (choices: RegionChoices, region: string | null) =>
  choices.flatMap(({ regions }) => regions).find(({ code }) => code === region)?.label;
