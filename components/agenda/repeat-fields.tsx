'use client';

import { SelectField, TextField } from '@/components/patterns/form-field';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Refused, Repeat } from './use-booking';
import type { Wording } from './wording';

const units = ['day', 'week', 'month'] as const;
const usual: Omit<Repeat, 'unit'> = { every: 1, times: 6 };

/** Whether the visit comes back: every so many days, weeks or months, so many times in all. */
export function RepeatFields({
  repeat,
  onRepeat,
  wording: { t },
}: {
  repeat: Repeat | null;
  onRepeat: (repeat: Repeat | null) => void;
  wording: Wording;
}) {
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
            {t(`series.unit.${unit}`)}
          </option>
        ))}
      </SelectField>
      {repeat ? (
        <>
          <NumberField
            name="repeat-every"
            label={t('series.every')}
            most={12}
            least={1}
            value={repeat.every}
            onValue={(every) => onRepeat({ ...repeat, every })}
          />
          <NumberField
            name="repeat-times"
            label={t('series.times')}
            most={60}
            least={2}
            value={repeat.times}
            onValue={(times) => onRepeat({ ...repeat, times })}
          />
        </>
      ) : null}
    </div>
  );
}

type NumberProps = { name: string; label: string; least: number; most: number; value: number; onValue: (value: number) => void };

const NumberField = ({ name, label, least, most, value, onValue }: NumberProps) => (
  <TextField
    {...{ name, label }}
    type="number"
    inputMode="numeric"
    min={least}
    max={most}
    value={value || ''}
    onChange={(event) => onValue(Math.min(most, Number(event.target.value)))}
  />
);

/** The dates of a series that are taken, and the way on without them. Nothing was booked. */
export function SeriesRefusal({
  refused,
  busy,
  onSkip,
  wording: { t, when },
}: {
  refused: Refused;
  busy: boolean;
  onSkip: (dates: readonly string[]) => void;
  wording: Wording;
}) {
  const { occurrences } = refused;
  return (
    <Notice
      tone="danger"
      live="assertive"
      title={t('series.taken', { count: occurrences.length })}
      actions={
        <Button busy={busy} busyLabel={t('form.booking')} onClick={() => onSkip(occurrences.map(({ date }) => date))}>
          {t('series.skip')}
        </Button>
      }
    >
      <ul className="list-disc pl-5">
        {occurrences.map(({ date, start }) => (
          <li key={date}>{when(Date.parse(start), 'day-time')}</li>
        ))}
      </ul>
    </Notice>
  );
}
