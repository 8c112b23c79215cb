import { ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { patientContexts } from '@/app/_server/context';
import { reportFault } from '@/app/_server/fault';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { ConsentText } from '@/components/consents/consent-text';
import { PurposeRow } from '@/components/consents/purpose-row';
import { EmptyState } from '@/components/patterns/empty-state';
import type { PatientActor } from '@/lib/access/schema';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { listStandings } from '@/lib/consents/list-standings';
import { noteShown } from '@/lib/consents/note-shown';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { chooseOwnConsent } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consents.patient'))('title') };
}

/** What a patient decides alone, practice by practice; what is asked at its moment is shown with its text. */
export default async function PatientConsentsPage() {
  const contexts = await patientContexts();
  const t = await getTranslations('consents.patient');
  const files = contexts.flatMap((context) => context.actor.patientIds.slice(0, 1).map((file) => ({ context, file })));
  return (
    <div className="grid gap-8">
      <header>
        <h1 className="text-display">{t('title')}</h1>
        <p className="max-w-prose text-ink-2">{t('sentence')}</p>
      </header>
      {files.length === 0 ? <EmptyState icon={<ShieldCheck aria-hidden />} level={2} title={t('title')} sentence={t('empty')} /> : null}
      {files.map(({ context, file }) => (
        <OfPractice key={file} context={context} file={file} />
      ))}
    </div>
  );
}

async function OfPractice({ context, file }: { context: Context<PatientActor>; file: Id<'patient'> }) {
  const [t, locale, zone] = [await getTranslations('consents'), await requestLocale(), await readTimeZone(context)];
  const [{ name }, all] = [await readPracticeName(context), await listStandings(context, { language: locale, file })];
  const asked = all.filter(({ whenUsed }) => !whenUsed);
  const unseen = asked.filter(({ shown }) => !shown).map((one) => one.name);
  if (unseen.length > 0)
    after(() =>
      noteShown(context, { names: unseen, subject: file, noticeId: 'patient_area', language: locale }).catch((error: unknown) =>
        reportFault(error, { kind: 'consents.note_shown' }),
      ),
    );
  return (
    <section aria-labelledby={file} className="grid gap-3">
      <h2 id={file} className="text-h2">
        {name}
      </h2>
      <Words of={['consents', 'common']}>
        <ul className="grid divide-y divide-line rounded-panel border border-line bg-surface">
          {asked.map((purpose) => (
            <PurposeRow
              key={purpose.name}
              {...{ purpose, locale, zone }}
              action={chooseOwnConsent}
              subject={file}
              instead={null}
              level={3}
            />
          ))}
        </ul>
      </Words>
      <h3 className="text-h3">{t('patient.otherPurposes')}</h3>
      <ul className="grid divide-y divide-line rounded-panel border border-line bg-surface">
        {all
          .filter(({ whenUsed }) => whenUsed)
          .map((purpose) => (
            <li key={purpose.name} className="grid gap-1 p-panel">
              <h4 className="text-control font-semibold">{t(`purpose.${purpose.name}.name`)}</h4>
              <p className="text-ink-2">{t(`purpose.${purpose.name}.sentence`)}</p>
              <p className="text-small text-ink-2">{t('patient.whenUsed')}</p>
              <ConsentText title={t('readText')} words={purpose.text.words} about={t('textOf', purpose.text)} />
            </li>
          ))}
      </ul>
    </section>
  );
}
