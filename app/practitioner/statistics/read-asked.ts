import 'server-only';
import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import type { FigureRow, Grouping } from '@/components/figures/figure-columns';
import { whenText } from '@/components/patterns/when-text';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context } from '@/lib/context';
import { dayNumber } from '@/lib/core/local-date';
import { localDateAt, zoneOf } from '@/lib/core/zone';
import { readFigures } from '@/lib/figures/read-figures';
import type { FiguresBy, PracticeFigures } from '@/lib/figures/schema';
import { FiguresAddress, periodAsked } from './query';

/** The figures an address asks for, with each table's lines named in the reader's language. */
export async function readAsked(ctx: Context, address: Record<string, unknown>) {
  const asked = FiguresAddress.parse(address);
  const zone = await readTimeZone(ctx);
  const today = localDateAt(ctx.clock.now().getTime(), zone);
  const { from, to } = periodAsked(asked, today);
  const practitionerId = asked.practitioner ?? null;
  const figures = await readFigures(ctx, { from, to, practitionerId });
  return { asked: { from, to, practitioner: practitionerId }, today, figures };
}

export async function tablesOf(figures: PracticeFigures): Promise<Record<Grouping, FigureRow[]>> {
  const [t, locale] = await Promise.all([getTranslations('figures'), requestLocale()]);
  const zone = zoneOf(figures.timeZone);
  const monday = (key: string) => whenText(new Date(zone.firstInstantOf(dayNumber(key))), 'date', { locale, zone: figures.timeZone });
  const named = <K extends string>(rows: readonly FiguresBy<K>[], label: (row: FiguresBy<K>) => string) =>
    rows.map((row) => ({ ...row, label: label(row) }));
  return {
    weeks: named(figures.weeks, ({ key }) => monday(key)),
    practitioners: named(figures.practitioners, ({ name }) => name),
    reasons: named(figures.reasons, ({ name }) => name),
    sources: named(figures.sources, ({ key }) => (t.has(`source.${key}`) ? t(`source.${key}`) : t('source.other'))),
  };
}
