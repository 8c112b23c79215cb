import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openContext, requireSession } from '@/app/_server/context';
import { safeNext } from '@/app/_server/next-path';
import { ChoosePracticeForm } from '@/components/access/choose-practice-form';
import { LinkButton } from '@/components/ui/link-button';
import { listOwnPractices } from '@/lib/access/list-own-practices';
import { choosePractice } from './actions';

type Props = { searchParams: Promise<{ next?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.choose'))('title') };
}

export default async function ChoosePracticePage({ searchParams }: Props) {
  const session = await requireSession();
  const next = safeNext((await searchParams).next);
  const t = await getTranslations('access');
  const practices = await listOwnPractices(openContext(), session);
  return (
    <>
      <h1 className="text-h1">{t('choose.title')}</h1>
      {practices.length > 0 ? (
        <ChoosePracticeForm
          action={choosePractice}
          next={next}
          practices={practices.map(({ practiceId, name, role }) => ({ practiceId, name, role: t(`roles.${role}`) }))}
        />
      ) : (
        <p className="text-ink-2">{t('choose.none')}</p>
      )}
      {session.patient.length > 0 ? (
        <div className="grid justify-items-start gap-1">
          <p className="text-ink-2">{t('choose.patientHint')}</p>
          <LinkButton href="/patient">{t('choose.patient')}</LinkButton>
        </div>
      ) : null}
    </>
  );
}
