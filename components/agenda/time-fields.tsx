'use client';

import { FormField } from '@/components/patterns/form-field';
import { TextInput } from '@/components/ui/text-input';
import type { WallTime } from './wall-time';
import type { Wording } from './wording';

type FieldsProps = {
  wall: WallTime;
  /** Null where it is not theirs to say: a group lasts as long as it lasts. */
  minutes: number | null;
  /** Ids begin with it: the page may show the fields twice. */
  id: string;
  isMissing: boolean;
  autoFocus?: boolean;
  wording: Wording;
  onWall: (wall: WallTime) => void;
  onMinutes: (minutes: number) => void;
};

/** Day, hour and length of a visit, typed: any five minutes. */
export function TimeFields({ wall, minutes, id, isMissing, autoFocus, wording: { t }, onWall, onMinutes }: FieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-4 sm:grid-cols-[1.4fr_1fr_1fr]">
      <FormField name="date" id={`${id}-date`} label={t('form.date')} className="max-sm:col-span-2">
        {(control) => (
          <TextInput
            {...control}
            type="date"
            required
            {...(autoFocus ? { 'data-autofocus': true } : {})}
            value={wall.date}
            onChange={(event) => onWall({ ...wall, date: event.target.value })}
          />
        )}
      </FormField>
      <FormField name="time" id={`${id}-time`} label={t('form.time')} error={isMissing ? t('form.whenMissing') : undefined}>
        {(control) => (
          <TextInput
            {...control}
            type="time"
            step={300}
            required
            value={wall.time}
            onChange={(event) => onWall({ ...wall, time: event.target.value })}
          />
        )}
      </FormField>
      {minutes === null ? null : (
        <FormField name="minutes" id={`${id}-minutes`} label={t('form.minutes')}>
          {(control) => (
            <TextInput
              {...control}
              type="number"
              inputMode="numeric"
              min={5}
              max={720}
              step={5}
              required
              value={minutes || ''}
              onChange={(event) => onMinutes(Number(event.target.value))}
            />
          )}
        </FormField>
      )}
    </div>
  );
}
