import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/link-button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.signUpDone'))('title') };
}

/** The same page whether the e-mail had an account or not. */
export default async function SignedUpPage() {
  const t = await getTranslations('access');
  return (
    <>
      <h1 className="text-h1">{t('signUpDone.title')}</h1>
      <p className="text-ink-2">{t('signUpDone.sentence')}</p>
      <div>
        <LinkButton kind="primary" href="/sign-in?next=/practitioner/onboarding">
          {t('signIn.submit')}
        </LinkButton>
      </div>
    </>
  );
}
