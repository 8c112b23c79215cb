'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { fieldName, type OpeningFields } from './opening-rows';

/** For which visit reasons a range is: all of them, those to come included, or a chosen few. */
export function OpeningReasons({ row, label, reasons, onChange, errorOf }: OpeningFields) {
  const t = useTranslations('settings.hours.week');
  const [bound, chosen] = [fieldName(row.key, 'bound'), fieldName(row.key, 'reasonIds')];
  const error = errorOf(chosen);
  if (reasons.length === 0) return null;
  return (
    <fieldset id={chosen} tabIndex={-1} aria-describedby={error ? `${chosen}-error` : undefined} className="group/bound min-w-0">
      <legend className="mb-1 text-small text-ink-2">
        <span className="sr-only">{label}, </span>
        {t('reasons')}
      </legend>
      <div className="flex flex-wrap gap-x-6">
        {(['all', 'some'] as const).map((value) => (
          <label key={value} className="flex min-h-target w-fit cursor-pointer items-center gap-3 text-control">
            <input
              type="radio"
              name={bound}
              value={value}
              data-bound={value}
              {...(onChange
                ? { checked: row.bound === value, onChange: () => onChange({ bound: value }) }
                : { defaultChecked: row.bound === value })}
              className="size-5 shrink-0 cursor-[inherit] appearance-none rounded-full border border-line-strong bg-surface hover:border-ink-2 checked:border-[0.375rem] checked:border-pine checked:hover:border-pine-strong forced-colors:appearance-auto"
            />
            {t(`bound.${value}`)}
          </label>
        ))}
      </div>
      <div className="hidden gap-x-4 pl-8 group-has-[[data-bound=some]:checked]/bound:grid sm:grid-cols-2">
        {reasons.map(({ id, label: reason }) => (
          <Checkbox
            key={id}
            name={`${chosen}[]`}
            value={id}
            label={reason}
            {...(onChange
              ? {
                  checked: row.reasonIds.includes(id),
                  onChange: ({ target }) =>
                    onChange({ reasonIds: target.checked ? [...row.reasonIds, id] : row.reasonIds.filter((one) => one !== id) }),
                }
              : { defaultChecked: row.reasonIds.includes(id) })}
            {...(error ? { 'aria-invalid': true } : {})}
          />
        ))}
      </div>
      {error ? <FieldError id={`${chosen}-error`}>{error}</FieldError> : null}
    </fieldset>
  );
}
