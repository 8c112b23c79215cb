import { getTranslations } from 'next-intl/server';
import type { CSSProperties, ReactNode } from 'react';
import type { Theme } from '@/components/patterns/theme';
import { SkipLink } from '@/components/ui/skip-link';
import { Wordmark } from '@/components/ui/wordmark';
import type { Locale } from '@/lib/core/locale';
import { MainNavigation } from './main-navigation';
import { MoreSheet } from './more-sheet';
import { RailSwitch } from './rail-switch';
import { ShellFrame } from './shell-frame';

type PracticeShellProps = {
  practiceName: string;
  demo: boolean;
  memberName: string;
  severalPractices: boolean;
  locale: Locale;
  theme: Theme;
  unfolded: boolean;
  chooseLanguage: (form: FormData) => Promise<void>;
  signOut: () => Promise<void>;
  /** A line over every page, one line high. */
  band: ReactNode;
  children: ReactNode;
};

/**
 * Around every page of the dashboard: a labelled sidebar from 1280 px, a rail from 1024 and, unless unfolded, wherever the page needs the room,
 * a bar at the bottom below. Its client parts need the namespaces `shell` and `common`.
 */
export async function PracticeShell({ practiceName, demo, unfolded, band, children, ...more }: PracticeShellProps) {
  const t = await getTranslations('shell');
  return (
    <ShellFrame unfolded={unfolded}>
      <SkipLink target="content" label={t('skip')} />
      <aside
        data-print="hide"
        className="sticky top-0 flex h-dvh flex-col gap-4 border-r border-line bg-surface px-2 py-4 max-lg:hidden xl:px-3 xl:railed:px-2"
      >
        <div className="px-2 max-xl:text-center xl:railed:text-center">
          <Wordmark className="max-xl:text-small xl:railed:text-small" />
          <p className="truncate text-small text-ink-2 max-xl:sr-only xl:railed:sr-only" title={practiceName}>
            {practiceName}
          </p>
        </div>
        <MainNavigation label={t('navigation')} place="side" />
        <div className="mt-auto grid gap-1">
          <RailSwitch unfolded={unfolded} />
          <MoreSheet practiceName={practiceName} {...more} />
        </div>
      </aside>
      <div
        className="flex min-w-0 flex-col max-lg:min-h-dvh"
        style={{ '--bands': `${((demo ? 1 : 0) + (band ? 1 : 0)) * 1.75}rem` } as CSSProperties}
      >
        {band}
        {demo ? (
          <aside
            data-print="hide"
            aria-label={t('demo')}
            className="flex min-h-7 items-center justify-center bg-info-soft px-4 text-small font-semibold text-info"
          >
            {t('demo')}
          </aside>
        ) : null}
        <main id="content" tabIndex={-1} className="w-full max-w-page flex-1 px-4 pt-2 pb-8 lg:px-6">
          {children}
        </main>
        <div
          data-print="hide"
          className="sticky bottom-0 z-30 grid h-(--bottom-bar) grid-cols-[2fr_1fr] border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
        >
          <MainNavigation label={t('navigation')} place="bottom" />
          <MoreSheet practiceName={practiceName} {...more} bar />
        </div>
      </div>
    </ShellFrame>
  );
}
