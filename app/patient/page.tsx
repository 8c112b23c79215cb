import { CalendarDays } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { patientContexts } from '@/app/_server/context';
import { OwnVisits } from '@/components/patients/own-visits';
import { EmptyState } from '@/components/patterns/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { listOwnVisits } from '@/lib/appointments/list-own-visits';
import { readPracticeName } from '@/lib/practice/read-practice-name';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shell'))('patientTitle') };
}

/** A patient's own page: one part per practice that keeps a file. */
export default async function PatientPage() {
  const contexts = await patientContexts();
  const practices = await Promise.all(
    contexts.map(async (context) => ({
      practiceId: context.actor.practiceId,
      name: (await readPracticeName(context)).name,
      visits: await listOwnVisits(context),
    })),
  );
  const t = await getTranslations();
  return (
    <div className="grid gap-8">
      <header>
        <h1 className="text-display">{t('shell.patientTitle')}</h1>
        <p className="text-ink-2">{t('shell.patientDescription')}</p>
      </header>
      {practices.length === 0 ? (
        <EmptyState
          icon={<CalendarDays aria-hidden />}
          title={t('access.nobody.title')}
          sentence={t('access.nobody.sentence')}
          action={
            <LinkButton kind="primary" href="/annuaire">
              {t('access.signIn.find')}
            </LinkButton>
          }
        />
      ) : (
        practices.map(({ practiceId, name, visits }) => (
          <section key={practiceId} aria-labelledby={practiceId} className="grid gap-3">
            <h2 id={practiceId} className="text-h2">
              {name}
            </h2>
            {visits.length > 0 ? (
              <OwnVisits visits={visits} />
            ) : (
              <p className="text-ink-2">
                {t('access.noVisit')}{' '}
                <Link href="/annuaire" className="link">
                  {t('access.signIn.find')}
                </Link>
              </p>
            )}
          </section>
        ))
      )}
    </div>
  );
}
