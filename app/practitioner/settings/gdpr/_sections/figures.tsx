import { getFormatter, getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { FigureStrip } from '@/components/gdpr/figure-strip';
import { whenText } from '@/components/patterns/when-text';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { readLastDeletion } from '@/lib/deletions/read-deletion';
import { listExports } from '@/lib/exports/list-exports';
import type { ExportLine } from '@/lib/exports/schema';
import { countUnreviewed } from '@/lib/journal/count-unreviewed';
import { countOpenRequests } from '@/lib/rights/list-requests';
import { retentionOf } from '../retention-of';

/** The head of the tab: four figures, each the way to its list. */
export async function Figures({ context }: { context: Context<MemberActor> }) {
  const [t, format, locale, zone] = [
    await getTranslations('gdpr'),
    await getFormatter(),
    await requestLocale(),
    await readTimeZone(context),
  ];
  const day = (at: Date) => whenText(at, 'day', { locale, zone });
  const requests = await countOpenRequests(context);
  const [latest] = await listExports(context);
  const deletion = await nextDeletion(context);
  const unreviewed = await countUnreviewed(context);
  const due = requests.next && format.dateTime(new Date(requests.next.deadline), { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const isLate = requests.next !== null && requests.next.daysLeft < 0;
  const figures = [
    {
      ...{ key: 'requests', href: '#requests', label: t('requests.label'), value: format.number(requests.count), urgent: isLate },
      detail: due ? t(isLate ? 'requests.late' : 'requests.due', { date: due }) : t('requests.none'),
    },
    {
      ...{ key: 'export', href: '#export', label: t('export.label'), value: latest ? day(latest.askedAt) : t('export.never') },
      detail: exportDetail(latest),
    },
    {
      ...{ key: 'deletion', href: deletion?.href ?? '#retention', label: t('deletion.label') },
      ...{ value: deletion ? day(deletion.at) : t('deletion.none'), detail: deletion ? t(`deletion.${deletion.why}`) : '' },
    },
    ...(unreviewed === null
      ? []
      : [
          {
            ...{ key: 'journal', href: '#journal', label: t('journal.label'), value: format.number(unreviewed), urgent: unreviewed > 0 },
            detail: unreviewed > 0 ? t('journal.some', { count: unreviewed }) : t('journal.none'),
          },
        ]),
  ];
  return <FigureStrip label={t('figures')} figures={figures} />;

  function exportDetail(line: ExportLine | undefined): string {
    switch (line?.state) {
      case undefined:
        return t('export.none');
      case 'ready':
        return line.expiresAt ? t('export.ready', { date: day(line.expiresAt) }) : '';
      case 'failed':
        return t('export.failed');
      case 'expired':
        return t('export.past');
      default:
        return t('export.running');
    }
  }
}

/** What goes next by itself: the practice, where that was asked for, or else the first rows past their term; the night after, where some are. */
async function nextDeletion(context: Context<MemberActor>): Promise<{ at: Date; why: 'asked' | 'nightly'; href: string } | null> {
  const last = await readLastDeletion(context);
  if (last?.state === 'waiting') return { at: last.executeAt, why: 'asked', href: '#deletion' };
  const retention = await retentionOf(context);
  if (!retention.ok) return null;
  const { lines, nextRunAt } = retention.value;
  const ends = lines.flatMap(({ nextAt, isHeld }) => (nextAt && !isHeld ? [nextAt.getTime()] : []));
  if (ends.length === 0) return null;
  return { at: new Date(Math.max(Math.min(...ends), nextRunAt.getTime())), why: 'nightly', href: '#retention' };
}
