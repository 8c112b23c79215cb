import { Download, History } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { EmptyState } from '@/components/patterns/empty-state';
import { VersionChanges } from '@/components/registers/version-changes';
import { addressOf } from '@/components/settings/places';
import { SettingsHead } from '@/components/settings/settings-head';
import { buttonLook } from '@/components/ui/button-look';
import { LinkButton } from '@/components/ui/link-button';
import { listVersions } from '@/lib/registers/list-versions';
import { versionsInput } from '@/lib/registers/schema';
import { sayDay, sayKeptIn } from '@/lib/registers/words';

const here = `${addressOf.gdpr}/register`;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registers.section.versions'))('title') };
}

/** Every version a register had: when, what changed in words, and the version itself to read and take along. */
export default async function VersionsPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const { of: asked, before } = versionsInput.parse(await searchParams);
  const of = asked === 'prati' ? 'prati' : 'processor';
  const listed = await listVersions(await memberContext(), { of, before });
  if (!listed.ok) redirect(addressOf.gdpr);
  const { items, older } = listed.value;
  const [t, section, gdpr, locale] = [
    await getTranslations('registers.section.versions'),
    await getTranslations('registers.section'),
    await getTranslations('gdpr'),
    await requestLocale(),
  ];
  const say = sayKeptIn(locale);
  return (
    <>
      <SettingsHead trail={[{ href: `${addressOf.gdpr}#register`, label: gdpr('title') }]} title={t('title')} description={t('lead')} />
      <div className="grid gap-6">
        <nav aria-label={t('of.label')} className="flex flex-wrap gap-2">
          {(['processor', 'prati'] as const).map((one) => (
            <Link
              key={one}
              href={`${here}/versions?of=${one}`}
              aria-current={one === of ? 'page' : undefined}
              className={buttonLook(one === of ? 'primary' : 'secondary')}
            >
              {t(`of.${one}`)}
            </Link>
          ))}
        </nav>
        {items.length === 0 ? (
          <EmptyState icon={<History aria-hidden />} level={2} title={t('empty.title')} sentence={t('empty.line')} />
        ) : (
          <ol className="grid divide-y divide-line rounded-panel border border-line bg-surface">
            {items.map(({ number, firstSeenAt, reviewedAt, difference }) => (
              <li key={number} className="grid gap-3 p-panel">
                <div className="grid gap-1">
                  <h2 className="text-h3">{t('number', { number: String(number) })}</h2>
                  <p className="text-small text-ink-2">
                    <time dateTime={firstSeenAt.toISOString()}>{sayDay(locale, firstSeenAt)}</time>
                    {of === 'prati' ? null : ` · ${reviewedAt ? t('reviewed', { date: sayDay(locale, reviewedAt) }) : t('notReviewed')}`}
                  </p>
                </div>
                <VersionChanges difference={difference} say={say} />
                <p className="flex flex-wrap gap-2">
                  <LinkButton href={`${here}?of=${of}&version=${number}`}>
                    {t('open')}
                    <span className="sr-only"> {t('number', { number: String(number) })}</span>
                  </LinkButton>
                  {(['pdf', 'csv', 'json'] as const).map((form) => (
                    <a key={form} href={`${here}/register.${form}?of=${of}&version=${number}`} download className={buttonLook('secondary')}>
                      <Download aria-hidden />
                      <span>{form === 'pdf' ? 'PDF' : section(`outputs.${form}`)}</span>
                      <span className="sr-only"> {t('number', { number: String(number) })}</span>
                    </a>
                  ))}
                </p>
              </li>
            ))}
          </ol>
        )}
        {older !== null || before !== undefined ? (
          <p className="flex flex-wrap gap-2">
            {before === undefined ? null : <LinkButton href={`${here}/versions?of=${of}`}>{t('newest')}</LinkButton>}
            {older === null ? null : <LinkButton href={`${here}/versions?of=${of}&before=${older}`}>{t('older')}</LinkButton>}
          </p>
        ) : null}
      </div>
    </>
  );
}
