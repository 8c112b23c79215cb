import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { ImportCalendar } from '@/components/imports/import-calendar';
import { ImportChecked } from '@/components/imports/import-checked';
import { ImportDone, ImportUndone } from '@/components/imports/import-done';
import { ImportMoving } from '@/components/imports/import-moving';
import { ImportReading } from '@/components/imports/import-reading';
import { When } from '@/components/patterns/when';
import { addressOf } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { Notice } from '@/components/ui/notice';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { isId } from '@/lib/core/id';
import { type ImportView, readImport } from '@/lib/imports/read-import';
import { checkCalendarImport, checkImport, giveImportUp, reopenImport, runImport, undoImport } from '../actions';

const InAddress = z.object({
  encoding: z.string().max(20).optional().catch(undefined),
  separator: z.string().max(1).optional().catch(undefined),
});
type Props = { params: Promise<{ batchId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Refused rows and likely duplicates shown on the page; the file to download holds all that were refused. */
const MOST_SHOWN = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') };
}

/** One import, at the step it is at. */
export default async function OneImportPage({ params, searchParams }: Props) {
  const { batchId } = await params;
  const ctx = await memberContext();
  if (!isId('importBatch', batchId)) notFound();
  const { encoding, separator } = InAddress.parse(await searchParams);
  const other = { ...(encoding ? { encoding } : {}), ...(separator ? { separator } : {}) };
  const found = await readImport(ctx, { batchId, other: other as NonNullable<Parameters<typeof readImport>[1]['other']> });
  if (!found.ok) notFound();
  const { batch, name } = found.value;
  const t = await getTranslations('import');
  return (
    <Words of={['import', 'common', 'errors', 'patient', 'patients.likely']}>
      <SettingsHead
        title={name ?? t(`past.${batch.kind}`)}
        description={t(`state.${batch.state}`)}
        trail={[{ href: addressOf.import, label: t('title') }]}
      />
      <div className="grid max-w-5xl gap-6">
        <Step view={found.value} />
      </div>
    </Words>
  );
}

async function Step({ view }: { view: ImportView }) {
  const { batch, verdict, preview, reading, stayed, stayedVisits, practitioners, reasons } = view;
  const { id: batchId, kind, state, counts } = batch;
  const [t, locale, zone] = [await getTranslations('import'), await requestLocale(), await readTimeZone(await memberContext())];
  const { visits } = batch.mapping;
  // A list that another practice handed over names no agenda yet.
  const agendas = visits?.agendas.length ? visits.agendas : practitioners.map(({ id }) => id);
  const nameOf = (id: string) => practitioners.find((one) => one.id === id)?.name ?? '';
  const fallback = visits
    ? {
        practitioners: practitioners.map(({ id, name }) => ({ id, label: name })),
        reasons: reasons
          .filter(({ practitionerId }) => agendas.includes(practitionerId))
          .map(({ id, label, practitionerId }) => ({
            id,
            label: practitioners.length > 1 ? `${label} (${nameOf(practitionerId)})` : label,
          })),
        chosen: { practitionerId: visits.practitionerId, reasonId: visits.reasonId },
      }
    : null;
  switch (state) {
    case 'uploaded':
      if (visits?.form === 'calendar' && fallback)
        return <ImportCalendar {...{ batchId, fallback, entries: counts.rows, check: checkCalendarImport, drop: giveImportUp }} />;
      return reading ? (
        <ImportReading
          key={`${reading.encoding}${reading.separator}${reading.headRow}`}
          {...{ batchId, preview, reading, fallback, check: checkImport, drop: giveImportUp }}
        />
      ) : (
        <Notice>{t('dropped')}</Notice>
      );
    case 'checking':
    case 'running':
    case 'undoing':
      return <ImportMoving {...{ state, counts, kind, batchId, undo: undoImport }} />;
    case 'checked':
      return (
        <ImportChecked
          {...{ batchId, kind, counts, run: runImport, reopen: reopenImport, drop: giveImportUp }}
          rejected={(verdict?.rejected ?? []).slice(0, MOST_SHOWN)}
          likely={(verdict?.likely ?? []).slice(0, MOST_SHOWN)}
          twice={(verdict?.twice ?? []).slice(0, MOST_SHOWN)}
          busy={(verdict?.busy ?? []).slice(0, MOST_SHOWN)}
        />
      );
    case 'done':
      return <ImportDone {...{ batchId, kind, counts, undo: undoImport }} canDownload={(verdict?.rejected.length ?? 0) > 0} />;
    case 'undone':
      return (
        <ImportUndone
          {...{ kind, counts }}
          stayed={stayed.map(({ id, identity, why }) => ({
            ...{ id, why, familyName: identity.familyName, givenName: identity.givenName },
          }))}
          stayedVisits={stayedVisits.map(({ id, why, patientId, identity, start }) => ({
            ...{ id, why, patientId, name: identity ? `${identity.familyName} ${identity.givenName}` : null },
            when: <When at={start} form="day-time" locale={locale} zone={zone} />,
          }))}
        />
      );
    case 'dropped':
      return <Notice>{t('dropped')}</Notice>;
  }
}
