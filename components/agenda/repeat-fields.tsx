'use client';

import { useEffect, useRef } from 'react';
import { SelectField, TextField } from '@/components/patterns/form-field';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Refused, Repeat } from './use-booking';
import type { Wording } from './wording';

const units = ['day', 'week', 'month'] as const;
const bounds = { every: { least: 1, most: 12 }, times: { least: 2, most: 60 } } as const;
const isWithin = (value: number, { least, most }: { least: number; most: number }) => value >= least && value <= most;
/** Whether it can be sent. */
export const isRepeatable = ({ every, times }: Repeat) => isWithin(every, bounds.every) && isWithin(times, bounds.times);
const usual: Omit<Repeat, 'unit'> = { every: 1, times: 6 };

/** Whether the visit comes back: every so many days, weeks or months, so many times in all. */
export function RepeatFields({
  repeat,
  isMissing,
  onRepeat,
  wording,
}: {
  repeat: Repeat | null;
  /** It was sent as it is: what is not filled in says so. */
  isMissing: boolean;
  onRepeat: (repeat: Repeat | null) => void;
  wording: Wording;
}) {
  const { t } = wording;
  const choose = (unit: string) => onRepeat(unit === '' ? null : { ...usual, ...repeat, unit: unit as Repeat['unit'] });
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-[1.4fr_1fr_1fr]">
      <SelectField
        name="repeat"
        label={t('series.repeat')}
        value={repeat?.unit ?? ''}
        onChange={(event) => choose(event.target.value)}
        className="max-sm:col-span-2"
      >
        <option value="">{t('series.once')}</option>
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {t(`series.unit.${unit}`, { n: repeat?.unit === unit ? repeat.every || 1 : 1 })}
          </option>
        ))}
      </SelectField>
      {repeat ? (
        <>
          <NumberField
            name="repeat-every"
            label={t('series.every')}
            {...{ ...bounds.every, isMissing, wording }}
            value={repeat.every}
            onValue={(every) => onRepeat({ ...repeat, every })}
          />
          <NumberField
            name="repeat-times"
            label={t('series.times')}
            {...{ ...bounds.times, isMissing, wording }}
            value={repeat.times}
            onValue={(times) => onRepeat({ ...repeat, times })}
          />
        </>
      ) : null}
    </div>
  );
}

type NumberProps = {
  name: string;
  label: string;
  least: number;
  most: number;
  value: number;
  isMissing: boolean;
  onValue: (value: number) => void;
  wording: Wording;
};

const NumberField = ({ name, label, least, most, value, isMissing, onValue, wording: { t } }: NumberProps) => (
  <TextField
    {...{ name, label }}
    type="number"
    inputMode="numeric"
    required
    min={least}
    max={most}
    value={value || ''}
    error={isMissing && !isWithin(value, { least, most }) ? t('series.outOf', { least, most }) : undefined}
    onChange={(event) => onValue(Math.min(most, Math.trunc(Number(event.target.value))))}
  />
);

type RefusalProps = {
  refused: Refused;
  /** What was asked for: to book the dates, or to move visits there. */
  what: 'book' | 'move';
  busy: boolean;
  onSkip: (dates: readonly string[]) => void;
  wording: Wording;
};

/** Every date of a series that is taken, and by what, and the way on without them. Nothing was changed. */
export function SeriesRefusal({ refused: { occurrences }, what, busy, onSkip, wording: { t, when, conflictText } }: RefusalProps) {
  const box = useRef<HTMLDivElement>(null);
  // It stands at the head of a form whose button is at its foot.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other dates are another refusal
  useEffect(() => {
    // Braces: a browser that answers with a promise has nothing to clean up.
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [occurrences]);
  const isMove = what === 'move';
  return (
    <div ref={box} className="scroll-m-4">
      <Notice
        tone="danger"
        live="assertive"
        title={t(isMove ? 'series.takenMove' : 'series.taken', { count: occurrences.length })}
        actions={
          <Button
            busy={busy}
            busyLabel={t(isMove ? 'move.busy' : 'form.booking')}
            onClick={() => onSkip(occurrences.map(({ date }) => date))}
          >
            {t(isMove ? 'series.skipMove' : 'series.skip')}
          </Button>
        }
      >
        <ul className="list-disc pl-5">
          {occurrences.map(({ date, start, conflicts }) => (
            <li key={date}>
              {when(Date.parse(start), 'day-time')}
              <span className="block text-small">{conflicts.map(conflictText).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
