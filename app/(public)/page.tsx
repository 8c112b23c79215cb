import { Search } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { TextField } from '@/components/patterns/form-field';
import { Button } from '@/components/ui/button';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('home');
  return { title: t('title'), description: t('sentence'), alternates: { canonical: '/' } };
}

/** The way in: a search, and a door for practices. Works without scripts. */
export default async function HomePage() {
  const t = await getTranslations('home');
  const common = await getTranslations('common');
  return (
    <div className="grid gap-12">
      <section className="grid gap-6">
        <header className="grid max-w-prose gap-2">
          <h1 className="text-display">{t('title')}</h1>
          <p className="text-ink-2">{t('sentence')}</p>
        </header>
        <search>
          <form action="/annuaire" className="grid max-w-3xl items-end gap-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_auto]">
            <TextField name="q" label={t('what')} optional={common('optional')} autoComplete="off" />
            <TextField name="place" label={t('where')} optional={common('optional')} autoComplete="postal-code" />
            <Button type="submit" kind="primary" icon={<Search aria-hidden />}>
              {t('search')}
            </Button>
          </form>
        </search>
      </section>
      <section aria-labelledby="practice" className="grid max-w-prose gap-2 border-t border-line pt-8">
        <h2 id="practice" className="text-h2">
          {t('practiceTitle')}
        </h2>
        <p className="text-ink-2">{t('practiceSentence')}</p>
        <p className="flex flex-wrap gap-x-6 gap-y-2">
          <Link href="/sign-up" prefetch={false} className="link inline-flex min-h-11 items-center font-semibold">
            {t('signUp')}
          </Link>
          <Link href="/sign-in" prefetch={false} className="link inline-flex min-h-11 items-center font-semibold">
            {t('signIn')}
          </Link>
        </p>
      </section>
    </div>
  );
}
