import { CircleAlert, CircleCheck, Clock, Hourglass, LoaderCircle } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { whenText } from '@/components/patterns/when-text';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { Progress } from '@/components/ui/progress';
import type { Locale } from '@/lib/core/locale';
import type { ExportLine, ExportState } from '@/lib/exports/schema';
import { bytesText } from './bytes-text';
import { KeepFresh } from './keep-fresh';

const looks = {
  asked: { tone: 'info', Icon: Hourglass },
  running: { tone: 'info', Icon: LoaderCircle },
  ready: { tone: 'success', Icon: CircleCheck },
  failed: { tone: 'danger', Icon: CircleAlert },
  expired: { tone: 'neutral', Icon: Clock },
} as const satisfies Record<ExportState, { tone: string; Icon: unknown }>;

export const isUnderWay = ({ state }: Pick<ExportLine, 'state'>) => state === 'asked' || state === 'running';

type ExportRowsProps = {
  lines: readonly ExportLine[];
  label: string;
  zone: string;
  /** Where a copy is opened. */
  hrefOf: (line: ExportLine) => string;
  /** What a line is about, where it says more than its scope. */
  titleOf?: (line: ExportLine) => ReactNode;
};

/** The copies asked for, the latest first, each with where it stands; read again by itself while one is under way. */
export function ExportRows({ lines, label, zone, hrefOf, titleOf }: ExportRowsProps) {
  return (
    <>
      {lines.some(isUnderWay) ? <KeepFresh /> : null}
      <ul aria-label={label} className="divide-y divide-line rounded-panel border border-line bg-surface">
        {lines.map((line) => (
          <Row key={line.id} {...{ line, zone, hrefOf, titleOf }} />
        ))}
      </ul>
    </>
  );
}

type RowProps = { line: ExportLine; zone: string; hrefOf: ExportRowsProps['hrefOf']; titleOf: ExportRowsProps['titleOf'] };

function Row({ line, zone, hrefOf, titleOf }: RowProps) {
  const t = useTranslations('exports.row');
  const locale = useLocale() as Locale;
  const { tone, Icon } = looks[line.state];
  const until = line.expiresAt ? whenText(line.expiresAt, 'day-time', { locale, zone }) : '';
  return (
    <li className="grid gap-3 p-panel">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="grid gap-0.5">
          <h3 className="font-semibold">{titleOf?.(line) ?? t(line.scope)}</h3>
          <p className="text-small text-ink-2">
            {t('when', { when: whenText(line.askedAt, 'day-time', { locale, zone }) })}
            {line.bytes === null ? null : ` · ${bytesText(line.bytes, locale)}`}
            {line.state === 'ready' && line.isOwn ? ` · ${t('downloads', { count: line.downloads })}` : null}
          </p>
        </div>
        <Badge tone={tone} icon={<Icon aria-hidden />}>
          {line.state === 'ready' ? t('ready', { date: until }) : t(line.state)}
        </Badge>
      </div>
      <Detail {...{ line, until }} />
      {line.state === 'ready' && line.isOwn ? (
        <div>
          <LinkButton href={hrefOf(line)} prefetch={false} className="max-sm:w-full">
            {t('download')}
          </LinkButton>
        </div>
      ) : null}
    </li>
  );
}

function Detail({ line, until }: { line: ExportLine; until: string }) {
  const t = useTranslations('exports.row');
  switch (line.state) {
    case 'asked':
      return <p className="text-ink-2">{t('leave')}</p>;
    case 'running':
      return (
        <div className="grid max-w-xl gap-1">
          <Progress
            id={`progress-${line.id}`}
            label={t('progress')}
            value={line.filesDone}
            max={line.filesTotal ?? 1}
            valueText={
              line.filesTotal === null ? t('rows', { count: line.rowsDone }) : t('files', { done: line.filesDone, total: line.filesTotal })
            }
          />
          <p className="text-small text-ink-2">
            {t('rows', { count: line.rowsDone })}. {t('leave')}
          </p>
        </div>
      );
    case 'ready':
      return line.isOwn ? (
        <details className="text-small text-ink-2">
          <summary className="inline-flex min-h-target cursor-pointer items-center">{t('hash')}</summary>
          <code className="break-all">{line.sha256}</code>
        </details>
      ) : (
        <p className="text-ink-2">{t('notOwn')}</p>
      );
    case 'failed':
      return (
        <p className="max-w-prose">
          {t(line.failure === 'held_back' ? 'failedHeldBack' : line.failure === 'storage' ? 'failedStorage' : 'failedFault')}
        </p>
      );
    case 'expired':
      return <p className="text-ink-2">{t('expiredHint', { date: until })}</p>;
  }
}
