import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signOutHere } from '@/app/_server/sign-out';
import { SubmitButton } from '@/components/ui/submit-button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.signOut'))('title') };
}

/** A page asks, the form does: nothing ends by following a link. */
export default async function SignOutPage() {
  const t = await getTranslations('access.signOut');
  return (
    <>
      <h1 className="text-h1">{t('title')}</h1>
      <p className="text-ink-2">{t('sentence')}</p>
      <form action={signOutHere}>
        <SubmitButton busyLabel={t('busy')}>{t('submit')}</SubmitButton>
      </form>
    </>
  );
}
