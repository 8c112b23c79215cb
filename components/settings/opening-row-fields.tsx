'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { modes } from '@/lib/availability/schema';
import { readClock } from '@/lib/core/clock-text';
import { fieldName, type OpeningRow, overNight } from './opening-rows';
import { TimeField } from './time-field';

export type SiteChoice = { readonly id: string; readonly name: string };

type OpeningRowFieldsProps = {
  row: OpeningRow;
  /** "Lundi, plage 1": what the fields belong to. */
  label: string;
  sites: readonly SiteChoice[];
  /** Absent where no script will run: the fields then keep what is typed by themselves. */
  onChange?: (change: Partial<OpeningRow>) => void;
  onRemove?: () => void;
  errorOf: (name: string) => string | undefined;
  autoFocus?: boolean;
};

/** One range: from, to, where, how, and in which period. */
export function OpeningRowFields({ row, label, sites, onChange, onRemove, errorOf, autoFocus = false }: OpeningRowFieldsProps) {
  const t = useTranslations('settings.hours.week');
  const mode = useTranslations('directory.modes');
  const sentence = useTranslations('opening');
  const [unreadable, setUnreadable] = useState({ start: false, end: false });
  const name = (part: Exclude<keyof OpeningRow, 'key'>) => fieldName(row.key, part);
  const timeError = (part: 'start' | 'end') =>
    errorOf(name(part)) ?? (unreadable[part] && !readClock(row[part]) ? sentence('time_unreal') : undefined);
  const errors = { start: timeError('start'), end: timeError('end'), modes: errorOf(name('modes')) };
  const night = overNight(row);
  const time = (part: 'start' | 'end') => ({
    name: name(part),
    label: t('fieldOf', { range: label, field: t(part) }),
    value: row[part],
    onChange: (value: string) => onChange?.({ [part]: value }),
    onUnreadable: (is: boolean) => setUnreadable((known) => ({ ...known, [part]: is })),
    invalid: errors[part] !== undefined,
    describedBy: errors[part] ? `${name(part)}-error` : night === 'no' ? undefined : `${name('end')}-night`,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend on a line of its own in each row
    <div role="group" aria-label={label} className="grid gap-1">
      <input type="hidden" name={name('weekday')} value={row.weekday} />
      <div className="flex flex-wrap items-center gap-2">
        <TimeField {...time('start')} placeholder="09:00" autoFocus={autoFocus} />
        <span aria-hidden className="text-ink-2">
          {t('to')}
        </span>
        <TimeField {...time('end')} placeholder="12:30" />
        {sites.length > 1 ? (
          <Select
            id={name('siteId')}
            name={name('siteId')}
            aria-label={t('fieldOf', { range: label, field: t('site') })}
            value={row.siteId}
            onChange={(event) => onChange?.({ siteId: event.target.value })}
            className="w-48"
          >
            {sites.map((site) => (
              <option key={site.id} value={site.id}>
                {site.name}
              </option>
            ))}
          </Select>
        ) : (
          <input type="hidden" name={name('siteId')} value={row.siteId} />
        )}
        {onRemove ? (
          <Button kind="quiet" icon={<Trash2 aria-hidden />} onClick={onRemove} className="ml-auto noscript:hidden">
            <span aria-hidden>{t('remove')}</span>
            <span className="sr-only">{t('removeOf', { range: label })}</span>
          </Button>
        ) : null}
      </div>
      {(['start', 'end'] as const).map((part) =>
        errors[part] ? (
          <FieldError key={part} id={`${name(part)}-error`}>
            {errors[part]}
          </FieldError>
        ) : null,
      )}
      {night === 'no' ? null : (
        <p id={`${name('end')}-night`} className="text-small text-ink-2">
          {t(night === 'whole_day' ? 'wholeDay' : 'untilNextDay', { end: readClock(row.end) ?? row.end })}
        </p>
      )}
      <fieldset id={name('modes')} tabIndex={-1} className="min-w-0">
        <legend className="sr-only">{t('fieldOf', { range: label, field: t('modes') })}</legend>
        <div className="flex flex-wrap gap-x-5">
          {modes.map((one) => (
            <Checkbox
              key={one}
              name={`${name('modes')}[]`}
              value={one}
              label={mode(one)}
              checked={row.modes.includes(one)}
              onChange={(event) =>
                onChange?.({ modes: event.target.checked ? [...row.modes, one] : row.modes.filter((other) => other !== one) })
              }
              {...(errors.modes ? { 'aria-invalid': true } : {})}
            />
          ))}
        </div>
        {errors.modes ? <FieldError>{errors.modes}</FieldError> : null}
      </fieldset>
      <Period row={row} label={label} {...(onChange ? { onChange } : {})} error={errorOf(name('validTo')) ?? errorOf(name('validFrom'))} />
    </div>
  );
}

type PeriodProps = Pick<OpeningRowFieldsProps, 'row' | 'label' | 'onChange'> & { error: string | undefined };

/** Rarely used, so folded away unless it says something. */
function Period({ row, label, onChange, error }: PeriodProps) {
  const t = useTranslations('settings.hours.week');
  const parts = ['validFrom', 'validTo'] as const;
  return (
    <details open={parts.some((part) => row[part] !== '') || error !== undefined}>
      <summary className="inline-flex min-h-target cursor-pointer items-center rounded-badge text-small text-ink-2 underline decoration-dotted underline-offset-4 hover:text-ink">
        {t('period')}
        <span className="sr-only">, {label}</span>
      </summary>
      <div className="flex flex-wrap gap-x-4 gap-y-2 pb-2">
        {parts.map((part) => (
          <div key={part} className="grid gap-1 text-small">
            <label htmlFor={fieldName(row.key, part)}>{t(part)}</label>
            <TextInput
              type="date"
              id={fieldName(row.key, part)}
              name={fieldName(row.key, part)}
              value={row[part]}
              onChange={(event) => onChange?.({ [part]: event.target.value })}
              {...(error && part === 'validTo' ? { 'aria-invalid': true, 'aria-describedby': `${fieldName(row.key, part)}-error` } : {})}
            />
          </div>
        ))}
      </div>
      {error ? <FieldError id={`${fieldName(row.key, 'validTo')}-error`}>{error}</FieldError> : null}
    </details>
  );
}
