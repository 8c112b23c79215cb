import { CalendarDays } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { patientContexts } from '@/app/_server/context';
import { safeNext } from '@/app/_server/next-path';
import { OwnVisits } from '@/components/patients/own-visits';
import { EmptyState } from '@/components/patterns/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { listOwnVisits } from '@/lib/appointments/list-own-visits';
import { readPracticeName } from '@/lib/practice/read-practice-name';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shell'))('patientTitle') };
}

type Props = { searchParams: Promise<{ kept?: string; next?: string }> };

/** A patient's own page: one part per practice that keeps a file. */
export default async function PatientPage({ searchParams }: Props) {
  const contexts = await patientContexts();
  const practices = await Promise.all(
    contexts.map(async (context) => ({
      practiceId: context.actor.practiceId,
      name: (await readPracticeName(context)).name,
      visits: await listOwnVisits(context),
    })),
  );
  const t = await getTranslations();
  const { kept, next } = await searchParams;
  const onward = safeNext(next);
  return (
    <div className="grid gap-8">
      <header>
        <h1 className="text-display">{t('shell.patientTitle')}</h1>
        <p className="text-ink-2">{t('shell.patientDescription')}</p>
      </header>
      {kept === 'account' ? (
        <Notice
          tone="success"
          title={t('access.kept.title')}
          actions={
            onward && !onward.startsWith('/patient?') && onward !== '/patient' ? (
              <LinkButton href={onward}>{t('access.kept.next')}</LinkButton>
            ) : null
          }
        >
          {t('access.kept.sentence')}
        </Notice>
      ) : null}
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
