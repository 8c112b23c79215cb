import { Download, Lock } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { Words } from '@/app/_server/words';
import { When } from '@/components/patterns/when';
import { whenText } from '@/components/patterns/when-text';
import { PressForm } from '@/components/retention/press-form';
import { RetentionTable } from '@/components/retention/retention-table';
import { addressOf, archivePath } from '@/components/settings/places';
import { Badge } from '@/components/ui/badge';
import { buttonLook } from '@/components/ui/button-look';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { mayKeepTerms } from '@/lib/retention/policy';
import type { RetentionView } from '@/lib/retention/read-retention';
import { sourceIn } from '@/lib/retention/rules';
import { confirmStoppedRun } from '../retention/actions';
import { categoryWord, durationWords } from '../retention/words';
import { retentionOf } from '../retention-of';

const here = `${addressOf.gdpr}/retention`;

/** Section 7 of the tab: how long what is kept, what is frozen, and what the nights did. */
export async function RetentionSection({ context }: { context: Context<MemberActor> }) {
  const [t, locale, read] = [await getTranslations('retention'), await requestLocale(), await retentionOf(context)];
  if (!read.ok) return null;
  const { lines, stopped, timeZone: zone, holds } = read.value;
  const now = context.clock.now();
  const rows = lines.map(({ category, policy, chosen, isHeld, rows: count, nextAt, source, ...kept }) => ({
    ...{
      category,
      name: categoryWord(t, category),
      from: t(`start.${policy.from}` as 'start.event'),
      source: sourceIn(locale, source),
      count,
    },
    ...{ duration: durationWords(t, kept), chosen: chosen === null ? null : t('chosen'), held: isHeld ? t('held') : null },
    next: nextAt === null ? t('noRows') : nextAt <= now ? t('dueTonight') : <When at={nextAt} form="date" locale={locale} zone={zone} />,
  }));
  return (
    <Words of={['common']}>
      <section aria-labelledby="retention" className="grid gap-4">
        <h2 id="retention" className="text-h2">
          {t('title')}
        </h2>
        <p className="max-w-prose text-ink-2">{t('sentence')}</p>
        {stopped.map(({ runId, category, due, before }) => (
          <Notice
            key={category}
            tone="warning"
            title={t('stopped.title', { category: categoryWord(t, category) })}
            actions={
              mayKeepTerms(context.actor) ? (
                <PressForm
                  action={confirmStoppedRun}
                  about={{ runId, category }}
                  label={t('stopped.confirm')}
                  busyLabel={t('stopped.confirming')}
                />
              ) : undefined
            }
          >
            {t('stopped.sentence', { due, before })}
            {mayKeepTerms(context.actor) ? null : ` ${t('stopped.onlyOwner')}`}
          </Notice>
        ))}
        <RetentionTable
          caption={t('caption')}
          heads={{
            ...{ category: t('column.category'), duration: t('column.duration'), from: t('column.from') },
            ...{ source: t('column.source'), next: t('column.next'), rows: t('column.rows') },
          }}
          rows={rows}
        />
        {holds.length > 0 ? (
          <p className="flex flex-wrap items-center gap-2">
            <Lock aria-hidden className="size-4 text-ink-2" />
            <span>{t('hold.title')}</span>
            <Badge tone="warning">{holds.length}</Badge>
          </p>
        ) : null}
        <Runs view={read.value} locale={locale} />
        <div className="flex flex-wrap gap-2">
          <LinkButton href={here}>{t('open')}</LinkButton>
          <LinkButton href={archivePath}>{t('archive.link')}</LinkButton>
        </div>
      </section>
    </Words>
  );
}

async function Runs({ view: { lastRun, nextRunAt, timeZone: zone }, locale }: { view: RetentionView; locale: 'fr' | 'en' | 'de' }) {
  const t = await getTranslations('retention');
  const time = (at: Date) => whenText(at, 'day-time', { locale, zone });
  const lines = Object.values(lastRun?.report?.categories ?? {});
  const sum = (of: 'purged' | 'archived') => lines.reduce((total, line) => total + line[of], 0);
  return (
    <div className="grid gap-2">
      {lastRun?.finishedAt ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>{t('runs.last', { date: time(lastRun.finishedAt) })}</span>
          <span className="text-ink-2">{t('runs.removed', { count: sum('purged'), archived: sum('archived') })}</span>
          <a href={`${here}/runs/${lastRun.id}`} download className={buttonLook('quiet')}>
            <Download aria-hidden />
            <span>{t('runs.report')}</span>
          </a>
        </p>
      ) : (
        <p>{t('runs.never')}</p>
      )}
      <p>{t('runs.next', { date: time(nextRunAt) })}</p>
    </div>
  );
}
