import { CalendarSync, FileInput } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { type ErrorCode, errorCodes } from '@/app/_server/errors';
import { requestLocale } from '@/app/_server/locale';
import { sentenceFor } from '@/app/_server/wording';
import { Words } from '@/app/_server/words';
import { UploadForm } from '@/components/imports/upload-form';
import { SelectField } from '@/components/patterns/form-field';
import { When } from '@/components/patterns/when';
import { addressOf } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { RadioGroup } from '@/components/ui/radio-group';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { mayImport } from '@/lib/imports/policy';
import { listImports } from '@/lib/imports/read-import';
import { byHandover, mostFileBytes, mostRows } from '@/lib/imports/schema';

const here = addressOf.import;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') };
}

type Props = { searchParams: Promise<{ refused?: string }> };

/** What can be brought in, and what was. */
export default async function ImportPage({ searchParams }: Props) {
  const ctx = await memberContext();
  const [t, locale, zone] = [await getTranslations('import'), await requestLocale(), await readTimeZone(ctx)];
  const { refused } = await searchParams;
  const code = errorCodes.find((one) => one === refused && one.startsWith('import.'));
  const [imports, practitioners] = [await listImports(ctx), await listPractitionersToKeep(ctx)];
  const own = practitioners.find(({ id }) => id === ctx.actor.practitionerId) ?? practitioners[0];
  return (
    <Words of={['import', 'common']}>
      <SettingsHead title={t('title')} description={t('description')} />
      <div className="grid max-w-3xl gap-6">
        {code ? <Notice tone="danger" live="assertive" title={sentenceOf(code, locale)} /> : null}
        {mayImport(ctx.actor) ? (
          <Panel aria-labelledby="patients">
            <h2 id="patients" className="mb-1 flex items-center gap-2 text-h3">
              <FileInput aria-hidden className="size-5" />
              {t('patients.title')}
            </h2>
            <p className="mb-4 max-w-prose text-ink-2">{t('patients.sentence')}</p>
            <UploadForm
              {...{ id: 'list', action: `${here}/upload`, accept: '.csv,.txt,.tsv,text/csv,text/plain', label: t('patients.file') }}
              {...{ hint: t('patients.hint'), send: t('patients.send'), busy: t('patients.busy') }}
            >
              <RadioGroup
                {...{ name: 'holds', legend: t('patients.holds'), defaultValue: 'patients' }}
                choices={[
                  { value: 'patients', label: t('patients.holdsPatients') },
                  { value: 'visits', label: t('patients.holdsVisits'), hint: t('patients.holdsVisitsHint') },
                ]}
              />
            </UploadForm>
          </Panel>
        ) : null}
        {own ? (
          <Panel aria-labelledby="busy">
            <h2 id="busy" className="mb-1 flex items-center gap-2 text-h3">
              <CalendarSync aria-hidden className="size-5" />
              {t('busy.title')}
            </h2>
            <p className="mb-4 max-w-prose text-ink-2">{t('busy.sentence')}</p>
            <UploadForm
              {...{ id: 'calendar', action: `${here}/upload`, accept: '.ics,text/calendar', label: t('busy.file') }}
              {...{ send: t('busy.send'), busy: t('busy.sending') }}
            >
              <SelectField name="practitionerId" label={t('busy.practitioner')} defaultValue={own.id}>
                {practitioners.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </SelectField>
              {mayImport(ctx.actor) ? (
                <RadioGroup
                  {...{ name: 'holds', legend: t('busy.holds'), defaultValue: 'busy' }}
                  choices={[
                    { value: 'busy', label: t('busy.holdsBusy'), hint: t('busy.holdsBusyHint') },
                    { value: 'visits', label: t('busy.holdsVisits'), hint: t('busy.holdsVisitsHint') },
                  ]}
                />
              ) : null}
            </UploadForm>
          </Panel>
        ) : null}
        <section aria-labelledby="past" className="grid gap-2">
          <h2 id="past" className="text-h2">
            {t('past.title')}
          </h2>
          {imports.length === 0 ? (
            <p className="text-ink-2">{t('past.none')}</p>
          ) : (
            <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
              {imports.map(({ id, kind, state, createdAt, counts, createdBy }) => (
                <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
                  <Link href={`${here}/${id}`} prefetch={false} className="link inline-flex min-h-target items-center font-semibold">
                    <span>
                      {t(`past.${kind}`)}, <When at={createdAt} form="date" locale={locale} zone={zone} />{' '}
                      <When at={createdAt} form="time" locale={locale} zone={zone} />
                    </span>
                  </Link>
                  <span className="text-ink-2">{t(createdBy === byHandover ? 'past.handedOver' : 'past.rows', { rows: counts.rows })}</span>
                  <span className="ml-auto">
                    <Badge tone={state === 'done' ? 'success' : 'neutral'}>{t(`state.${state}`)}</Badge>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Words>
  );
}

/** Of what an address says only the code counts; the limits are ours. */
const sentenceOf = (code: ErrorCode, locale: Awaited<ReturnType<typeof requestLocale>>) => {
  const facts = { mostMegabytes: mostFileBytes / 1_000_000, mostRows };
  return sentenceFor(locale, { code, ...facts } as Parameters<typeof sentenceFor>[1]);
};
