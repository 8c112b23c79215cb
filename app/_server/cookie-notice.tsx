import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CookieBanner } from '@/components/cookies/cookie-banner';
import { CookieForm } from '@/components/cookies/cookie-form';
import { PageViews } from '@/components/cookies/page-views';
import { visitorText } from '@/lib/measurement/visitor-choice';
import { chooseCookies } from './choose-cookies';
import { openContext } from './context';
import { readChoice } from './cookie-choice';
import { requestLocale } from './locale';

/** What a public page shows of the choice about cookies: the banner until one is made about the text in force, the counting after a yes. */
export async function cookieNotice(): Promise<{ banner: ReactNode; counting: ReactNode }> {
  const [choice, text, locale, t] = [
    await readChoice(),
    visitorText(openContext()),
    await requestLocale(),
    await getTranslations('cookies'),
  ];
  if (choice?.textVersion === text.version) return { banner: null, counting: choice.isGiven ? <PageViews /> : null };
  const paragraphs = text[locale].split('\n\n');
  return {
    counting: null,
    banner: (
      <CookieBanner label={t('label')}>
        <CookieForm choose={chooseCookies} textVersion={text.version} text={paragraphs} notice="cookie-banner" />
      </CookieBanner>
    ),
  };
}

/** The same choice within the page about cookies, with what is chosen now. */
export async function CookieSettings() {
  const [choice, text, locale, t] = [
    await readChoice(),
    visitorText(openContext()),
    await requestLocale(),
    await getTranslations('cookies'),
  ];
  const current = choice?.textVersion === text.version ? (choice.isGiven ? 'given' : 'refused') : 'none';
  return (
    <section id="choice" aria-labelledby="choice-title" className="grid gap-3 rounded-panel border border-line bg-surface p-4">
      <h2 id="choice-title" className="text-h2">
        {t('settings')}
      </h2>
      <p role="status">{t(`current.${current}`)}</p>
      <CookieForm
        key={current}
        choose={chooseCookies}
        textVersion={text.version}
        text={text[locale].split('\n\n')}
        notice="cookie-page"
        isGiven={current === 'given'}
      />
    </section>
  );
}
