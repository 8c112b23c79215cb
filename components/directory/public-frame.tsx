import type { ReactNode } from 'react';
import type { Locale } from '@/lib/core/locale';
import { PublicFooter } from './public-footer';
import { PublicHeader } from './public-header';

type PublicFrameProps = {
  locale: Locale;
  chooseLanguage: (form: FormData) => Promise<void>;
  signIn?: boolean;
  /** The choice about cookies, until it is made. */
  banner: ReactNode;
  /** What counts pages for visitors who said yes. */
  counting: ReactNode;
  children: ReactNode;
};

/** Around every public page: header, `main`, footer at the bottom of a short page too. Controls are finger-sized at every width. */
export function PublicFrame({ children, banner, counting, ...header }: PublicFrameProps) {
  return (
    <div data-density="touch" className="flex min-h-dvh flex-col text-body-l">
      <PublicHeader {...header} />
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-264 px-4 pt-6 pb-12 sm:px-6">
        {children}
      </main>
      <PublicFooter />
      {banner}
      {counting}
    </div>
  );
}
