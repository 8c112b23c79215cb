'use client';

import { CopyPlus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { OpeningRowFields } from './opening-row-fields';
import type { OpeningRow, ReasonChoice, SiteChoice, weekdays } from './opening-rows';
import type { WeekRows } from './use-week-rows';

type DayHoursProps = {
  weekday: (typeof weekdays)[number];
  week: WeekRows;
  sites: readonly SiteChoice[];
  reasons: readonly ReasonChoice[];
  errorOf: (name: string) => string | undefined;
};

/** One weekday with its ranges. Without scripts it offers one more to fill in; with them ranges come and go at a press. */
export function DayHours({ weekday, week, sites, reasons, errorOf }: DayHoursProps) {
  const t = useTranslations('settings.hours.week');
  const showToast = useToast();
  const day = t(`days.${weekday}`);
  const rows = week.ofDay(weekday);
  const label = (at: number) => t('of', { day, place: at + 1 });

  const offerBack = (putBack: () => void, message: string, undo: string) => showToast({ message, undo: { label: undo, onUndo: putBack } });
  const remove = (row: OpeningRow) => {
    offerBack(week.remove(row), t('removed'), t('undoRemove'));
    document.getElementById(`add-${weekday}`)?.focus();
  };
  return (
    <li className="grid gap-x-4 gap-y-2 p-panel sm:grid-cols-[7.5rem_minmax(0,1fr)]">
      <div className="flex items-baseline justify-between gap-2 sm:pt-1.5">
        <h3 className="text-h3">{day}</h3>
        {rows.length === 0 ? <p className="text-ink-2 sm:hidden">{t('closed')}</p> : null}
      </div>
      <div className="grid gap-3">
        {rows.length === 0 ? <p className="pt-1.5 text-ink-2 max-sm:hidden">{t('closed')}</p> : null}
        {rows.map((row, at) => (
          <OpeningRowFields
            key={row.key}
            row={row}
            label={label(at)}
            sites={sites}
            reasons={reasons}
            onChange={(part) => week.change(row.key, part)}
            onRemove={() => remove(row)}
            errorOf={errorOf}
            autoFocus={row.key === week.fresh}
          />
        ))}
        <noscript>
          <OpeningRowFields
            row={week.blank(weekday, `b${weekday}x${rows.length}`)}
            label={label(rows.length)}
            sites={sites}
            reasons={reasons}
            errorOf={() => undefined}
          />
        </noscript>
        <div className="-ml-4 flex flex-wrap gap-x-2 noscript:hidden">
          <Button id={`add-${weekday}`} kind="quiet" icon={<Plus aria-hidden />} onClick={() => week.add(weekday)}>
            <span aria-hidden>{t('add')}</span>
            <span className="sr-only">{t('addTo', { day })}</span>
          </Button>
          {weekday === 1 && rows.length > 0 ? (
            <Button kind="quiet" icon={<CopyPlus aria-hidden />} onClick={() => offerBack(week.copyMonday(), t('copied'), t('undoCopy'))}>
              {t('copyMonday')}
            </Button>
          ) : null}
        </div>
      </div>
    </li>
  );
}
