import 'server-only';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { bytesText } from '@/components/exports/bytes-text';
import { DownloadPanel } from '@/components/exports/download-panel';
import type { FormAction } from '@/components/patterns/form-state';
import { whenText } from '@/components/patterns/when-text';
import { Notice } from '@/components/ui/notice';
import { hasSteppedUp } from '@/lib/access/rules';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { readExport } from '@/lib/exports/list-exports';
import { requestLocale } from './locale';
import { Words } from './words';

/** One copy before it is downloaded: what it is, until when, and the password. Another's is not found. */
export async function ExportToOpen({
  context,
  exportId,
  prove,
  href,
}: {
  context: Context;
  exportId: Id<'exportJob'>;
  prove: FormAction;
  href: string;
}) {
  const found = await readExport(context, { exportId });
  if (!found.ok) notFound();
  const line = found.value;
  const [t, row, access, locale] = [
    await getTranslations('exports.download'),
    await getTranslations('exports.row'),
    await getTranslations('access'),
    await requestLocale(),
  ];
  const zone = await readTimeZone(context);
  const at = (date: Date | null) => (date ? whenText(date, 'day-time', { locale, zone }) : '');
  if (line.state !== 'ready') {
    const sentences = {
      expired: row('expiredHint', { date: at(line.expiresAt) }),
      failed: row('failedFault'),
      asked: row('leave'),
      running: row('leave'),
    };
    return (
      <Notice tone={line.state === 'failed' ? 'danger' : 'info'} title={row(line.state)}>
        {sentences[line.state]}
      </Notice>
    );
  }
  const facts = [
    [t('content'), row(context.actor.kind === 'patient' ? 'own' : line.scope)],
    [t('asked'), at(line.askedAt)],
    [t('until'), at(line.expiresAt)],
    [t('size'), bytesText(line.bytes ?? 0, locale)],
    [row('hash'), line.sha256 ?? ''],
  ] as const;
  return (
    <div className="grid max-w-3xl gap-6">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <Words of={['access', 'common', 'errors.flaw']}>
        <DownloadPanel
          prove={prove}
          href={href}
          isOpen={hasSteppedUp(context.actor, context.clock.now())}
          words={{
            ...{ get: t('get', { size: bytesText(line.bytes ?? 0, locale) }), prove: t('prove'), busy: t('proving'), proved: t('proved') },
            password: access('again.password'),
          }}
        />
      </Words>
    </div>
  );
}
