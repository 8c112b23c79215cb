'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type WhenForm, whenText } from '@/components/patterns/when-text';
import type { Locale } from '@/lib/core/locale';
import type { AgendaBlock, AgendaColumn, Span } from './agenda-as-drawn';
import { minutesHeld, minutesWaited } from './figures';

export type Wording = ReturnType<typeof useWording>;

/** How the agenda says things, on the clocks of the practice. */
export function useWording(zone: string) {
  const t = useTranslations('agenda');
  const locale = useLocale() as Locale;
  return useMemo(() => {
    const when = (at: number, form: WhenForm) => whenText(new Date(at), form, { locale, zone });
    const nameOf = ({ look, name }: AgendaBlock) => name ?? (look === 'held' ? t('hold.name') : t('block.erased'));
    return {
      ...{ t, locale, when, nameOf },
      hoursOf: (column: AgendaColumn) =>
        column.open.length === 0
          ? t('column.closed')
          : column.open.map(({ start, end }) => `${when(start, 'time')}–${endText(when, column, end)}`).join(', '),
      /** From the first opening to the last closing, for a narrow head. */
      spanOf: (column: AgendaColumn) => {
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
        ]
          .filter((part) => part !== null)
          .join(', ');
      },
      freeName: ({ start }: Span, { name }: AgendaColumn) =>
        t('cell.free', { day: when(start, 'long-day'), time: when(start, 'sentence-time'), practitioner: name }),
    };
  }, [t, locale, zone]);
}

/** The end of a day is 24:00, not the 00:00 of the next. */
const endText = (when: (at: number, form: WhenForm) => string, { end: bottom }: AgendaColumn, end: number) => {
  const text = when(end, 'time');
  return text === '00:00' && end >= bottom ? '24:00' : text;
};
