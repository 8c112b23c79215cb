import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { TextInForce } from '@/app/_server/text-in-force';
import { SignUpForm } from '@/components/access/sign-up-form';
import { specialties } from '@/lib/directory/schema';
import { signUp } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.signUp'))('title') };
}

export default async function SignUpPage() {
  const t = await getTranslations('access');
  const words = await getTranslations('directory.specialties');
  const choices = specialties.map((value) => ({ value, label: words(value) })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <>
      <header className="grid gap-1">
        <h1 className="text-h1">{t('signUp.title')}</h1>
        <p className="text-ink-2">{t('signUp.sentence')}</p>
      </header>
      <SignUpForm
        action={signUp}
        specialties={choices}
        listingText={<TextInForce name="public_directory_listing" />}
        termsText={<TextInForce name="tos_privacy" />}
      />
      <p className="text-ink-2">
        {t('signUp.hasAccount')}{' '}
        <Link href="/sign-in" className="link">
          {t('signIn.title')}
        </Link>
      </p>
    </>
  );
}
