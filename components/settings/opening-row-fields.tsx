'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { readClock } from '@/lib/core/clock-text';
import { OpeningHow } from './opening-how';
import { fieldName, type OpeningFields, type OpeningRow, overNight, type SiteChoice } from './opening-rows';
import { TimeField } from './time-field';

type OpeningRowFieldsProps = OpeningFields & {
  sites: readonly SiteChoice[];
  onRemove?: () => void;
  autoFocus?: boolean;
};

/** One range: from, to, where and how. */
export function OpeningRowFields({ row, label, sites, reasons, onChange, onRemove, errorOf, autoFocus = false }: OpeningRowFieldsProps) {
  const t = useTranslations('settings.hours.week');
  const sentence = useTranslations('opening');
  const [unreadable, setUnreadable] = useState({ start: false, end: false });
  const name = (part: Exclude<keyof OpeningRow, 'key'>) => fieldName(row.key, part);
  const timeError = (part: 'start' | 'end') =>
    errorOf(name(part)) ?? (unreadable[part] && !readClock(row[part]) ? sentence('time_unreal') : undefined);
  const errors = { start: timeError('start'), end: timeError('end') };
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
        <OpeningHow row={row} label={label} reasons={reasons} {...(onChange ? { onChange } : {})} errorOf={errorOf} />
        {onRemove ? (
          <Button kind="quiet" icon={<Trash2 aria-hidden />} onClick={onRemove} className="ml-auto max-sm:px-2! noscript:hidden">
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
    </div>
  );
}
