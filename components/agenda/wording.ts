'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type WhenForm, whenText } from '@/components/patterns/when-text';
import type { Conflict } from '@/lib/appointments/schema';
import type { Locale } from '@/lib/core/locale';
import { type AgendaBlock, type DrawnColumn, MINUTE, type Span } from './agenda-as-drawn';
import { minutesHeld, minutesWaited } from './figures';
import type { Lift } from './lift';
import type { Stage } from './stage';

export type Wording = ReturnType<typeof useWording>;

/** How the agenda says things, on the clocks of the practice. */
export function useWording(zone: string) {
  const t = useTranslations('agenda');
  const locale = useLocale() as Locale;
  return useMemo(() => {
    const when = (at: number, form: WhenForm) => whenText(new Date(at), form, { locale, zone });
    const nameOf = ({ look, name, places, reason }: Pick<AgendaBlock, 'look' | 'name' | 'places' | 'reason'>) =>
      name ?? (places ? reason : look === 'held' ? t('hold.name') : t('block.erased'));
    const range = ({ start, end }: Span) => `${when(start, 'time')}–${when(end, 'time')}`;
    /** One thing in the way of a time, in a few words. */
    const conflictText = ({ kind, start, end, label }: Conflict) => {
      const name = label ?? t('conflict.nameless');
      const time = start && end ? range({ start: Date.parse(start), end: Date.parse(end) }) : '';
      return t(`conflict.${kind}`, { name, time });
    };
    /** A practitioner, a room, or what stands for none. */
    const columnName = ({ name }: Pick<DrawnColumn, 'name'>) => name ?? t('room.none');
    return {
      columnName,
      percent: (share: number) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
      agoOf: (at: number, now: number) => agoText(now - at, locale),
      ...{ t, locale, when, nameOf, range, conflictText },
      /** A visit in hand: where, when, how long, and what is in the way. */
      liftText: (lift: Lift, { columns }: Stage) => {
        const column = columns.find(({ key }) => key === lift.columnKey);
        const place = t('lift.at', {
          day: when(lift.start, 'day'),
          time: range(lift),
          minutes: Math.round((lift.end - lift.start) / MINUTE),
          practitioner: column ? columnName(column) : '',
        });
        return [place, ...(lift.refusal ? [t(`room.${lift.refusal}`)] : []), ...lift.conflicts.map(conflictText)].join('. ');
      },
      hoursOf: (column: DrawnColumn) =>
        column.open.length === 0
          ? t('column.closed')
          : column.open.map(({ start, end }) => `${when(start, 'time')}–${endText(when, column, end)}`).join(', '),
      /** From the first opening to the last closing, for a narrow head. */
      spanOf: (column: DrawnColumn) => {
        const [first, last] = [column.open[0], column.open.at(-1)];
        return first && last ? `${when(first.start, 'time')}–${endText(when, column, last.end)}` : t('column.closed');
      },
      /** Time, name, reason, state, flags. */
      blockName: (block: AgendaBlock, now: number) => {
        const waited = minutesWaited(block, now);
        const held = minutesHeld(block, now);
        return [
          when(block.start, 'sentence-time'),
          nameOf(block),
          block.reason,
          t(`state.${block.look}`),
          waited === null ? null : t('block.waiting', { minutes: waited }),
          held === null ? null : t('hold.left', { minutes: held }),
          block.mode === 'in_person' ? null : t(`mode.${block.mode}`),
          block.isFirstVisit && block.look !== 'held' ? t('block.first') : null,
          block.overbooked ? t('block.overbooked') : null,
          block.inSeries ? t('block.series') : null,
          block.places ? t('block.places', block.places) : null,
        ]
          .filter((part) => part !== null)
          .join(', ');
      },
      freeName: ({ start }: Span, column: DrawnColumn) =>
        t('cell.free', { day: when(start, 'long-day'), time: when(start, 'sentence-time'), practitioner: columnName(column) }),
    };
  }, [t, locale, zone]);
}

const agoUnits = [
  ['day', 48 * 60 * MINUTE, 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE, 60 * MINUTE],
  ['minute', 0, MINUTE],
] as const;

/** How long ago, in whole minutes, hours or from two days on days: as a phrase, and as short as a head is. */
function agoText(ms: number, locale: Locale): { long: string; short: string } {
  const [unit, , length] = agoUnits.find(([, least]) => ms >= least) ?? agoUnits[2];
  const count = Math.max(0, Math.floor(ms / length));
  return {
    long: new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(-count, unit),
    short: new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
  };
}

/** The end of a day is 24:00, not the 00:00 of the next. */
const endText = (when: (at: number, form: WhenForm) => string, { end: bottom }: DrawnColumn, end: number) => {
  const text = when(end, 'time');
  return text === '00:00' && end >= bottom ? '24:00' : text;
};
