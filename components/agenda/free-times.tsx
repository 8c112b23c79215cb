'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { RadioTiles } from '@/components/ui/radio-tiles';
import { Skeleton } from '@/components/ui/skeleton';
import type { Times } from './use-times';
import type { Wording } from './wording';

type TimesProps = {
  times: Times;
  chosen: number | null;
  /** Shown above them; unsaid, it is only read out. */
  legend?: string;
  wording: Wording;
  onChoose: (start: number) => void;
  /** To the next free time, on another day. */
  onJump: (start: number) => void;
  onRetry: () => void;
};

/** The free times of the day as tiles; where there is none, the next one. */
export function FreeTimes({ times, chosen, legend, wording: { t, when }, onChoose, onJump, onRetry }: TimesProps) {
  const labelOf = (start: number, seats: number | undefined) =>
    seats === undefined ? when(start, 'time') : t('move.seats', { time: when(start, 'time'), count: seats });
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
  return (
    <RadioTiles
      name="start"
      legend={legend ?? t('form.times')}
      hideLegend={legend === undefined}
      columns={3}
      value={chosen === null ? '' : String(chosen)}
      onChange={(event) => onChoose(Number(event.target.value))}
      choices={times.starts.map((start) => ({ value: String(start), label: labelOf(start, times.seats.get(start)) }))}
    />
  );
}
