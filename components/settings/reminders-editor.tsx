'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { mostOf } from '@/lib/visit-reasons/rules';
import { type ReminderRow, reminderCountField, reminderKinds, rowField } from './reason-rows';
import { TimeField } from './time-field';
import type { Rows } from './use-rows';

type RemindersEditorProps = { reminders: Rows<ReminderRow>; errorOf: (name: string) => string | undefined };

/** When the patient is reminded: so long before, or at a time of a day before. Needs the words of `settings.reasons.form`. */
export function RemindersEditor({ reminders, errorOf }: RemindersEditorProps) {
  const t = useTranslations('settings.reasons.form.reminders');
  const whole = errorOf('reminders');
  return (
    <div id="reminders" tabIndex={-1} className="grid gap-3">
      <p className="text-ink-2">{t('sentence')}</p>
      {whole ? <FieldError>{whole}</FieldError> : null}
      {reminders.rows.map((row, at) => (
        <ReminderFields
          key={row.key}
          row={row}
          legend={t('one', { place: at + 1 })}
          onChange={(part) => reminders.change(row.key, part)}
          onRemove={() => {
            reminders.remove(row.key);
            document.getElementById('add-reminder')?.focus();
          }}
          errorOf={errorOf}
          autoFocus={row.key === reminders.fresh}
        />
      ))}
      {reminders.rows.length < mostOf.reminders ? (
        <div className="-ml-4 noscript:hidden">
          <Button id="add-reminder" kind="quiet" icon={<Plus aria-hidden />} onClick={reminders.add}>
            {t('add')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type ReminderFieldsProps = {
  row: ReminderRow;
  legend: string;
  onChange: (part: Partial<Omit<ReminderRow, 'key'>>) => void;
  onRemove: () => void;
  errorOf: (name: string) => string | undefined;
  autoFocus: boolean;
};

function ReminderFields({ row, legend, onChange, onRemove, errorOf, autoFocus }: ReminderFieldsProps) {
  const t = useTranslations('settings.reasons.form.reminders');
  const count = reminderCountField(row);
  const at = rowField('reminders', row.key, 'at');
  const errors = { count: errorOf(count), at: row.kind === 'day_before' ? errorOf(at) : undefined };
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="sr-only">{legend}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <TextInput
          id={count}
          name={rowField('reminders', row.key, 'count')}
          aria-label={t('count')}
          inputMode="numeric"
          autoComplete="off"
          autoFocus={autoFocus}
          value={row.count}
          onChange={(event) => onChange({ count: event.target.value })}
          className="w-16!"
          {...(errors.count ? { 'aria-invalid': true, 'aria-describedby': `${count}-error` } : {})}
        />
        <Select
          name={rowField('reminders', row.key, 'kind')}
          aria-label={t('kind')}
          value={row.kind}
          onChange={(event) => onChange({ kind: event.target.value })}
          className="w-48"
        >
          {reminderKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </Select>
        {row.kind === 'day_before' ? (
          <TimeField
            name={at}
            label={t('at')}
            value={row.at}
            onChange={(value) => onChange({ at: value })}
            invalid={errors.at !== undefined}
            describedBy={errors.at ? `${at}-error` : undefined}
            placeholder="18:00"
          />
        ) : null}
        <Button kind="quiet" icon={<Trash2 aria-hidden />} onClick={onRemove} className="ml-auto max-sm:px-2! noscript:hidden">
          {t('remove')} <span className="sr-only">{legend}</span>
        </Button>
      </div>
      {errors.count ? <FieldError id={`${count}-error`}>{errors.count}</FieldError> : null}
      {errors.at ? <FieldError id={`${at}-error`}>{errors.at}</FieldError> : null}
    </fieldset>
  );
}
