'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { whenText } from '@/components/patterns/when-text';
import { Button } from '@/components/ui/button';
import { Label } from '@/components/ui/field';
import { fieldLook } from '@/components/ui/field-look';
import { Notice } from '@/components/ui/notice';
import { RadioTiles } from '@/components/ui/radio-tiles';
import { Skeleton } from '@/components/ui/skeleton';
import { addDays, isLocalDate, type LocalDate } from '@/lib/core/local-date';
import { ToolButton } from './tool-button';
import type { Times } from './use-times';
import type { Wording } from './wording';

type DayProps = { date: LocalDate; today: LocalDate; wording: Wording; onDate: (date: LocalDate) => void };

/** A day, stepped to or chosen; none before today. */
export function DayField({ date, today, wording: { t, locale }, onDate }: DayProps) {
  return (
    <div className="grid gap-1">
      <Label htmlFor="date">{t('form.date')}</Label>
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
        <ToolButton
          label={t('nav.previous.day')}
          icon={<ChevronLeft aria-hidden />}
          disabled={date <= today}
          onClick={() => onDate(addDays(date, -1))}
        />
        <ToolButton label={t('nav.next.day')} icon={<ChevronRight aria-hidden />} onClick={() => onDate(addDays(date, 1))} />
        <input
          id="date"
          type="date"
          min={today}
          value={date}
          onChange={(event) => isLocalDate(event.target.value) && onDate(event.target.value)}
          className={`${fieldLook} ml-1 max-w-44`}
        />
        <p aria-live="polite" className="ml-2 font-semibold first-letter:uppercase">
          {whenText(new Date(`${date}T12:00:00Z`), 'long-day', { locale, zone: 'UTC' })}
        </p>
      </div>
    </div>
  );
}

type TimesProps = {
  times: Times;
  /** The free cell that was pressed: when no visit can begin there, that is said. */
  wished: number | null;
  chosen: number | null;
  wording: Wording;
  onChoose: (start: number) => void;
  /** To the next free time, on another day. */
  onJump: (start: number) => void;
  onRetry: () => void;
};

/** The free times of the day as tiles; where there is none, the next one. */
export function FreeTimes({ times, wished, chosen, wording: { t, when }, onChoose, onJump, onRetry }: TimesProps) {
  if (times.state === 'loading') {
    return (
      <div role="status" aria-busy="true" className="grid animate-appear-late grid-cols-3 gap-2">
        <span className="sr-only">{t('form.timesLoading')}</span>
        {[1, 2, 3, 4, 5, 6].map((place) => (
          <Skeleton key={place} className="h-12 rounded-control" />
        ))}
      </div>
    );
  }
  if (times.state === 'failed') {
    return (
      <Notice tone="danger" live="polite" actions={<Button onClick={onRetry}>{t('retry')}</Button>}>
        {times.message ?? t('failed')}
      </Notice>
    );
  }
  if (times.starts.length === 0) {
    const { next } = times;
    return (
      <Notice
        tone="info"
        title={t('form.noTimes')}
        actions={next === null ? null : <Button onClick={() => onJump(next)}>{t('form.next', { when: when(next, 'day-time') })}</Button>}
      >
        {next === null ? t('form.noneSoon') : null}
      </Notice>
    );
  }
  const offGrid = wished !== null && !times.starts.includes(wished);
  return (
    <>
      {offGrid ? <p className="text-ink-2">{t('form.offGrid', { time: when(wished, 'time') })}</p> : null}
      <RadioTiles
        name="start"
        legend={t('form.times')}
        hideLegend
        columns={3}
        value={chosen === null ? '' : String(chosen)}
        onChange={(event) => onChoose(Number(event.target.value))}
        choices={times.starts.map((start) => ({ value: String(start), label: when(start, 'time') }))}
      />
    </>
  );
}
