import { FileText } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { patientContexts } from '@/app/_server/context';
import { Words } from '@/app/_server/words';
import { exportAddress } from '@/components/exports/addresses';
import { ExportRows, isUnderWay } from '@/components/exports/export-rows';
import { StartExportForm } from '@/components/exports/start-export-form';
import { EmptyState } from '@/components/patterns/empty-state';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { listExports } from '@/lib/exports/list-exports';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { KeptSection } from '../rights/kept/kept-section';
import { prepareOwnCopy } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports'))('patient.title') };
}

/** What each practice keeps of whoever is signed in, as a copy to take away (Art. 15 and 20), wherever the practice stands. */
export default async function OwnDataPage() {
  const contexts = await patientContexts();
  const t = await getTranslations();
  const practices = await Promise.all(
    contexts.map(async (context) => ({
      ...{ practiceId: context.actor.practiceId, patientId: context.actor.patientIds[0] ?? '' },
      ...{ name: (await readPracticeName(context)).name, zone: await readTimeZone(context), lines: await listExports(context) },
    })),
  );
  const words = {
    ...{ start: t('exports.patient.start'), busy: t('exports.section.starting'), done: t('exports.section.asked') },
    password: t('access.again.password'),
  };
  return (
    <div className="grid gap-8">
      <header>
        <h1 className="text-display">{t('exports.patient.title')}</h1>
        <p className="max-w-prose text-ink-2">{t('exports.patient.description')}</p>
      </header>
      {practices.length === 0 ? (
        <EmptyState icon={<FileText aria-hidden />} level={2} title={t('exports.section.empty')} sentence={t('exports.patient.none')} />
      ) : null}
      {practices.map(({ practiceId, patientId, name, zone, lines }) => (
        <section key={practiceId} aria-labelledby={practiceId} className="grid gap-3">
          <h2 id={practiceId} className="text-h2">
            {name}
          </h2>
          {lines.length > 0 ? (
            <ExportRows
              lines={lines}
              label={name}
              zone={zone}
              hrefOf={({ id }) => exportAddress.ofPatient(id)}
              titleOf={() => t('exports.row.own')}
            />
          ) : (
            <p className="text-ink-2">{t('exports.patient.never')}</p>
          )}
          {lines.some(isUnderWay) ? null : (
            <Words of={['access', 'common', 'errors.flaw']}>
              <StartExportForm action={prepareOwnCopy} fields={{ patientId }} words={words} asksPassword={false} />
            </Words>
          )}
        </section>
      ))}
      <KeptSection />
    </div>
  );
}
