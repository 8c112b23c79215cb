import { SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { openContext } from '@/app/_server/context';
import { live } from '@/app/_server/live';
import { withQuery } from '@/components/booking/addresses';
import { DirectoryResult } from '@/components/directory/directory-result';
import { SearchForm } from '@/components/directory/search-form';
import { EmptyState } from '@/components/patterns/empty-state';
import { buttonLook } from '@/components/ui/button-look';
import { specialties } from '@/lib/directory/schema';
import { searchDirectory } from '@/lib/directory/search-directory';
import { sectors, spokenLanguages } from '@/lib/practice/schema';
import { DirectorySearch } from './query';

const perPage = 10;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('directory.search');
  const { q, place } = DirectorySearch.parse(await searchParams);
  const wanted = [q, place].filter(Boolean).join(', ');
  return {
    title: wanted ? t('metaTitleOf', { wanted }) : t('metaTitle'),
    description: t('description'),
    alternates: { canonical: '/annuaire' },
  };
}

export default async function DirectoryPage({ searchParams }: Props) {
  const query = DirectorySearch.parse(await searchParams);
  const { cursor, ...filters } = query;
  const t = await getTranslations('directory');
  const found = await searchDirectory(openContext(), {
    q: filters.q,
    place: filters.place,
    mode: filters.video ? 'video' : undefined,
    acceptsNew: filters.new ? true : undefined,
    language: filters.language,
    specialty: filters.specialty,
    sector: filters.sector,
    sort: filters.sort,
    watch: live().listen,
    cursor,
    limit: perPage,
    specialtyWords: (key) => t(`specialties.${key}`),
  });
  // A cursor nobody knows any more (the practitioner left) starts the list again rather than failing.
  const { items, nextCursor } = found.ok ? found.value : { items: [], nextCursor: null };
  const filtered = Object.values(filters).some(Boolean);

  return (
    <div className="grid grid-cols-1 gap-6">
      <header className="max-w-prose">
        <h1 className="text-display">{t('search.title')}</h1>
        <p className="text-ink-2">{t('search.description')}</p>
      </header>
      <SearchForm filters={filters} languages={spokenLanguages} specialties={specialties} sectors={sectors} />
      <section aria-labelledby="results" className="grid grid-cols-1 gap-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <h2 id="results" className="text-h2">
            {cursor || nextCursor ? t('results.title') : t('results.count', { count: items.length })}
          </h2>
          {filtered ? (
            <Link
              href="/annuaire"
              prefetch={false}
              className="inline-flex min-h-11 items-center rounded-badge font-semibold text-pine underline-offset-4 hover:underline"
            >
              {t('search.clear')}
            </Link>
          ) : null}
        </div>
        {items.length === 0 ? (
          <div className="rounded-panel border border-line bg-surface">
            <EmptyState
              icon={<SearchX aria-hidden />}
              title={t(found.ok ? 'empty.title' : 'empty.listMoved')}
              sentence={t(filtered ? 'empty.sentence' : 'empty.nobody')}
              action={
                <Link href="/annuaire" prefetch={false} className={buttonLook('primary')}>
                  {t('empty.action')}
                </Link>
              }
            />
          </div>
        ) : (
          <ul className="grid grid-cols-1 gap-4">
            {items.map((result) => (
              <li key={result.practitioner.slug}>
                <DirectoryResult {...result} />
              </li>
            ))}
          </ul>
        )}
        {cursor || nextCursor ? (
          <nav aria-label={t('results.pages')} className="flex flex-wrap gap-2">
            {nextCursor ? (
              <Link href={withQuery('/annuaire', { ...filters, cursor: nextCursor })} prefetch={false} className={buttonLook('secondary')}>
                {t('results.more')}
              </Link>
            ) : null}
            {cursor ? (
              <Link href={withQuery('/annuaire', filters)} prefetch={false} className={buttonLook('quiet')}>
                {t('results.first')}
              </Link>
            ) : null}
          </nav>
        ) : null}
      </section>
    </div>
  );
}
