import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LanguageSwitch } from '@/components/patterns/language-switch';
import { buttonLook } from '@/components/ui/button-look';
import { SkipLink } from '@/components/ui/skip-link';
import { Wordmark } from '@/components/ui/wordmark';
import type { Locale } from '@/lib/core/locale';

const languages = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
  { locale: 'de', name: 'Deutsch' },
] as const;

type PublicHeaderProps = {
  locale: Locale;
  /** Receives `locale`. */
  chooseLanguage: (form: FormData) => Promise<void>;
  /** The flow of a booking keeps the reader in it: no way to sign-in there. */
  signIn?: boolean;
};

/** First thing on every page of the public face, after the skip link. The page's `<main>` has the id `content`. */
export function PublicHeader({ locale, chooseLanguage, signIn = true }: PublicHeaderProps) {
  const t = useTranslations('directory.frame');
  return (
    <>
      <SkipLink target="content" label={t('skip')} />
      <header data-print="hide" className="border-b border-line bg-surface">
        <div className="mx-auto flex min-h-14 max-w-264 flex-wrap items-center gap-x-2 px-4 sm:px-6">
          <Link href="/" prefetch={false} aria-label={t('home')} className="mr-auto inline-flex min-h-11 items-center rounded-control">
            <Wordmark />
          </Link>
          <LanguageSwitch label={t('language')} current={locale} languages={languages} action={chooseLanguage} />
          {signIn ? (
            <Link href="/sign-in" prefetch={false} className={buttonLook('quiet')}>
              {t('signIn')}
            </Link>
          ) : null}
        </div>
      </header>
    </>
  );
}
