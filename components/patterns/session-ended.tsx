'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { IntoView } from './into-view';

/** The sign-in has ended while something was being typed: it stays as it is, and a second tab signs in again. Needs `common.form`. */
export function SessionEnded() {
  const t = useTranslations('common.form');
  return (
    <IntoView>
      <Notice
        tone="warning"
        live="assertive"
        title={t('signedOut')}
        actions={
          <a
            href="/sign-in?next=/signed-in"
            target="_blank"
            rel="noopener"
            className="link inline-flex min-h-target items-center font-semibold"
          >
            {t('signInAgain')}
          </a>
        }
      >
        {t('signedOutHint')}
      </Notice>
    </IntoView>
  );
}
