import { FileX2 } from 'lucide-react';
import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { openContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { CountTable } from '@/components/deletions/count-table';
import { EmptyState } from '@/components/patterns/empty-state';
import { When } from '@/components/patterns/when';
import { whenText } from '@/components/patterns/when-text';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { readCertificate } from '@/lib/deletions/read-certificate';
import { sourceIn } from '@/lib/retention/rules';

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deletion.certificate'))('title') };
}

/** Behind the link in the last mail: what was erased, what a law keeps, and that it was signed. Ids and figures only. */
export default async function CertificatePage({ params }: Props) {
  const { token } = await params;
  const [t, category, tables, format, locale] = await Promise.all([
    getTranslations('deletion.certificate'),
    getTranslations('retention.category'),
    getTranslations('registers.table'),
    getFormatter(),
    requestLocale(),
  ]);
  const certificate = await readCertificate(openContext(), token);
  if (!certificate) return <EmptyState icon={<FileX2 aria-hidden />} title={t('unknown')} sentence={t('unknownSentence')} />;
  const { report, isGenuine, keyId } = certificate;
  const instant = (at: string) => <When at={at} form="sentence" locale={locale} zone="UTC" />;
  const day = (at: string) => whenText(new Date(at), 'date', { locale, zone: 'UTC' });
  const tableWord = (name: string) => (tables.has(name as never) ? tables(name as never) : name);
  const facts = [
    { label: t('executed'), value: instant(report.executedAt) },
    { label: t('asked'), value: instant(report.requestedAt) },
    { label: t('subject'), value: <code className="break-all">{report.subject}</code> },
    { label: t('keys'), value: format.number(report.keysDestroyed) },
    { label: t('left'), value: format.number(report.left) },
  ];
  const transferText = (transfer: NonNullable<typeof report.transfer>) =>
    transfer.state === 'done'
      ? t('transferDone', { patients: transfer.patients, visits: transfer.visits, ...transfer.keptBack })
      : t('transferFailed', { reason: transfer.reason });
  return (
    <article className="mx-auto grid max-w-3xl gap-8 py-6">
      <header className="grid gap-2">
        <h1 className="text-display">{t('title')}</h1>
        <p className="text-ink-2">{t(report.kind)}</p>
      </header>
      <Notice tone={isGenuine ? 'success' : 'danger'} title={isGenuine ? t('valid') : t('broken')}>
        {t('signed', { key: keyId })}
      </Notice>
      <dl className="grid gap-x-6 gap-y-3 rounded-panel border border-line bg-surface p-panel sm:grid-cols-[auto_1fr]">
        {facts.map(({ label, value }) => (
          <div key={label} className="grid gap-1 sm:contents">
            <dt className="text-ink-2">{label}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      {report.transfer ? <p className="max-w-prose">{transferText(report.transfer)}</p> : null}
      <section aria-labelledby="kept" className="grid gap-3">
        <h2 id="kept" className="text-h2">
          {t('kept')}
        </h2>
        <CountTable
          caption={t('keptCaption')}
          heads={{ label: t('kept'), rows: t('rows'), source: t('source') }}
          lines={report.kept.map(({ category: key, rows, source, until }) => ({
            ...{ key, label: category(key.replace('.', '_')), rows: format.number(rows) },
            source: [sourceIn(locale, source), ...(until ? [day(until)] : [])].join(' · '),
          }))}
          empty={t('noneKept')}
        />
      </section>
      <section aria-labelledby="erased" className="grid gap-3">
        <h2 id="erased" className="text-h2">
          {t('erased')}
        </h2>
        <CountTable
          caption={t('erasedCaption')}
          heads={{ label: t('table'), rows: t('rows') }}
          lines={report.erased.map(({ table, rows }) => ({ key: table, label: tableWord(table), rows: format.number(rows) }))}
          empty={t('noneKept')}
        />
      </section>
      <div data-print="hide">
        <LinkButton href={`/certificate/${token}/report.json`} prefetch={false}>
          {t('download')}
        </LinkButton>
      </div>
    </article>
  );
}
