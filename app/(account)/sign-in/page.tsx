import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { currentSession } from '@/app/_server/context';
import { safeNext } from '@/app/_server/next-path';
import { SignInForm } from '@/components/access/sign-in-form';
import { Notice } from '@/components/ui/notice';
import { landingOf } from '@/lib/access/session-start';
import { addressAfterSignIn } from '../landing';
import { signIn } from './actions';

type Props = { searchParams: Promise<{ next?: string; error?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.signIn'))('title') };
}

export default async function SignInPage({ searchParams }: Props) {
  const { next: wished, error } = await searchParams;
  const next = safeNext(wished);
  const session = await currentSession();
  if (session)
    redirect(
      addressAfterSignIn(session.member ? 'practice' : landingOf({ memberships: session.memberships, files: session.patient }), next),
    );
  const t = await getTranslations('access.signIn');
  return (
    <>
      <h1 className="text-h1">{t('title')}</h1>
      {error ? <Notice tone="danger" title={(await getTranslations('errors.access'))('credentials_wrong')} /> : null}
      <SignInForm action={signIn} next={next} />
      <div className="grid gap-2 text-ink-2">
        <p>
          {t('newHere')}{' '}
          <Link href="/sign-up" className="link">
            {t('signUp')}
          </Link>
        </p>
        <p>
          {t('patientHint')}{' '}
          <Link href="/annuaire" className="link">
            {t('find')}
          </Link>
        </p>
      </div>
    </>
  );
}
