'use client';

import { Ellipsis, LogOut } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LanguageSwitch } from '@/components/patterns/language-switch';
import type { Theme } from '@/components/patterns/theme';
import { ThemeSwitch } from '@/components/patterns/theme-switch';
import { classNames } from '@/components/ui/class-names';
import { Sheet } from '@/components/ui/sheet';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Locale } from '@/lib/core/locale';

type MoreSheetProps = {
  practiceName: string;
  memberName: string;
  severalPractices: boolean;
  locale: Locale;
  theme: Theme;
  chooseLanguage: (form: FormData) => Promise<void>;
  signOut: () => Promise<void>;
  /** In the bar at the bottom of a phone. */
  bar?: boolean;
};

const languages = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
  { locale: 'de', name: 'Deutsch' },
] as const;
const row = 'inline-flex min-h-11 items-center font-semibold text-pine underline-offset-4 hover:underline';

/** What is not daily work: settings on a phone, language, appearance, another practice, the way out. */
export function MoreSheet({
  practiceName,
  memberName,
  severalPractices,
  locale,
  theme,
  chooseLanguage,
  signOut,
  bar = false,
}: MoreSheetProps) {
  const t = useTranslations('shell');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={bar ? undefined : t('more')}
        onClick={() => setOpen(true)}
        className={classNames(
          'flex w-full items-center text-ink-2 hover:bg-sunken hover:text-ink',
          bar
            ? 'h-full flex-col justify-center gap-0.5 text-micro'
            : 'min-h-11 gap-3 rounded-control px-2 font-semibold max-xl:justify-center xl:railed:justify-center',
        )}
      >
        <Ellipsis aria-hidden className="size-5" />
        <span className={bar ? undefined : 'max-xl:sr-only xl:railed:sr-only'}>{t('more')}</span>
      </button>
      <Sheet open={isOpen} onClose={close} title={practiceName} closeLabel={common('close')}>
        <div className="grid gap-6">
          <p className="text-ink-2">{t('signedInAs', { name: memberName })}</p>
          <ul className="grid">
            <li className="lg:hidden">
              <Link href="/practitioner/settings" onClick={close} className={row}>
                {t('settings')}
              </Link>
            </li>
            <li className="lg:hidden">
              <Link href="/practitioner/waiting-list" onClick={close} className={row}>
                {t('waitingList')}
              </Link>
            </li>
            <li>
              <Link href="/practitioner/messages/sent" onClick={close} className={row}>
                {t('sent')}
              </Link>
            </li>
            <li>
              <Link href="/practitioner/onboarding" onClick={close} className={row}>
                {t('onboarding')}
              </Link>
            </li>
            {severalPractices ? (
              <li>
                <Link href="/choose-practice" onClick={close} className={row}>
                  {t('changePractice')}
                </Link>
              </li>
            ) : null}
          </ul>
          <div className="grid gap-1">
            <p className="font-semibold">{t('language')}</p>
            <LanguageSwitch label={t('language')} current={locale} languages={languages} action={chooseLanguage} />
          </div>
          <div className="grid gap-1">
            <p className="font-semibold">{common('theme.legend')}</p>
            <ThemeSwitch
              legend={common('theme.legend')}
              words={{ system: common('theme.system'), light: common('theme.light'), dark: common('theme.dark') }}
              initial={theme}
            />
          </div>
          <form action={signOut}>
            <SubmitButton kind="secondary" icon={<LogOut aria-hidden />}>
              {t('signOut')}
            </SubmitButton>
          </form>
        </div>
      </Sheet>
    </>
  );
}
