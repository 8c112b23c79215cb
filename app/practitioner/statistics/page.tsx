import { ChartColumn } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { memberContext } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { sentenceFor } from '@/app/_server/wording';
import { type FigureRow, figureFormat, groupings } from '@/components/figures/figure-columns';
import { FigureSection } from '@/components/figures/figure-section';
import { KeyFigures } from '@/components/figures/key-figures';
import { PeriodForm } from '@/components/figures/period-form';
import { SectorLine } from '@/components/figures/sector-line';
import { EmptyState } from '@/components/patterns/empty-state';
import { PageHeader } from '@/components/patterns/page-header';
import { FilterChip } from '@/components/ui/filter-chip';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import { cancelled, filling, noShowRate } from '@/lib/figures/rules';
import type { PracticeFigures } from '@/lib/figures/schema';
import { readSectorFigures, type SectorFigures } from '@/lib/sector-figures/read-sector-figures';
import { addressOf, path, usualPeriods } from './query';
import { readAsked, tablesOf } from './read-asked';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures'))('title') };
}

/** How the practice did over a period: every figure is a count that the agenda can be asked for again. */
export default async function StatisticsPage({ searchParams }: Props) {
  const ctx = await memberContext();
  const [{ asked, today, figures }, t, locale, practitioners, sector] = await Promise.all([
    readAsked(ctx, await searchParams),
    getTranslations('figures'),
    requestLocale(),
    listPractitionersToKeep(ctx),
    readSectorFigures(ctx),
  ]);
  const at = (change: Partial<typeof asked>) => addressOf(path, { ...asked, ...change });
  const usual = usualPeriods(today).map(({ key, from, to }) => ({
    ...{ key, href: at({ from, to }) },
    active: from === asked.from && to === asked.to,
  }));
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="grid gap-8">
        <div className="grid gap-4">
          <PeriodForm path={path} from={asked.from} to={asked.to} practitioner={asked.practitioner} usual={usual} />
          {practitioners.length > 1 ? (
            <nav aria-label={t('whose.label')} className="flex flex-wrap gap-2">
              <FilterChip href={at({ practitioner: null })} active={asked.practitioner === null} activeLabel={t('period.chosen')}>
                {t('whose.everybody')}
              </FilterChip>
              {practitioners.map(({ id, name }) => (
                <FilterChip key={id} href={at({ practitioner: id })} active={id === asked.practitioner} activeLabel={t('period.chosen')}>
                  {name}
                </FilterChip>
              ))}
            </nav>
          ) : null}
        </div>
        {figures.ok ? (
          <Tables figures={figures.value} csvHref={(table) => addressOf(`${path}/export`, { table, ...asked })} />
        ) : (
          <Notice tone="warning">{sentenceFor(locale, figures.error)}</Notice>
        )}
        {sector ? <Sector sector={sector} /> : null}
      </div>
    </>
  );
}

async function Sector({ sector: { month, figures } }: { sector: SectorFigures }) {
  const [t, locale] = await Promise.all([getTranslations('figures'), requestLocale()]);
  const format = figureFormat(locale);
  const said = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month));
  const lines = figures.map(({ name, value }) => ({
    name,
    text: name === 'days_to_visit' ? t('sector.days', { count: value }) : format.percent(value),
  }));
  return <SectorLine month={said} figures={lines} />;
}

async function Tables({ figures, csvHref }: { figures: PracticeFigures; csvHref: (table: string) => string }) {
  const [t, locale, tables] = await Promise.all([getTranslations('figures'), requestLocale(), tablesOf(figures)]);
  const { all, openMinutes } = figures;
  const format = figureFormat(locale);
  if (all.visits + cancelled(all) === 0) {
    return (
      <EmptyState
        icon={<ChartColumn />}
        title={t('empty.title')}
        sentence={t('empty.sentence')}
        action={
          <LinkButton kind="primary" href="/practitioner/agenda">
            {t('empty.action')}
          </LinkButton>
        }
      />
    );
  }
  const online = figures.sources.filter(({ key }) => key !== 'reception' && key !== 'import').reduce((sum, { visits }) => sum + visits, 0);
  const rows: Record<(typeof groupings)[number], FigureRow[]> = tables;
  return (
    <>
      <KeyFigures
        label={t('key.label')}
        figures={[
          {
            key: 'visits',
            label: t('key.visits'),
            value: format.whole(all.visits),
            detail: t('key.firstVisits', { count: all.firstVisits }),
          },
          {
            ...{ key: 'filling', label: t('key.filling'), value: format.percent(filling(all.minutes, openMinutes)) },
            detail: t('key.fillingOf', { taken: format.hours(all.minutes), open: format.hours(openMinutes) }),
          },
          {
            ...{ key: 'noShow', label: t('key.noShow'), value: format.percent(noShowRate(all)) },
            detail: t('key.noShowOf', { missed: all.noShow, known: all.done + all.noShow + all.excused }),
          },
          {
            key: 'delay',
            label: t('key.delay'),
            value: format.minutes(all.delay),
            detail: t('key.wait', { wait: format.minutes(all.wait) }),
          },
          {
            ...{ key: 'cancelled', label: t('key.cancelled'), value: format.whole(cancelled(all)) },
            detail: t('key.cancelledLate', {
              ...{ patients: all.cancelledByPatient, third: all.cancelledByThirdParty, practice: all.cancelledByPractice },
              count: all.cancelledLate,
            }),
          },
          {
            ...{ key: 'online', label: t('key.online'), value: format.percent(all.visits === 0 ? null : online / all.visits) },
            detail: t('key.onlineOf', { count: online }),
          },
        ]}
      />
      {groupings.map((grouping) => (
        <FigureSection key={grouping} grouping={grouping} rows={rows[grouping]} locale={locale} csvHref={csvHref(grouping)} />
      ))}
    </>
  );
}
