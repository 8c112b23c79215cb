'use client';

import { ChevronRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { whenText } from '@/components/patterns/when-text';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { isLocalDate } from '@/lib/core/local-date';
import { defaultLocale, isLocale } from '@/lib/core/locale';
import { modes } from '@/lib/core/visit-mode';
import { OpeningReasons } from './opening-reasons';
import { fieldName, type OpeningFields } from './opening-rows';
import { useOpened } from './use-opened';

type OpeningHowProps = OpeningFields & {
  /** A range of one date has no period. */
  ofOneDate?: boolean;
};

/** Formats, reasons, patients and period of a range: said in a line, changed when opened. */
export function OpeningHow(props: OpeningHowProps) {
  const { row, label, onChange, errorOf, ofOneDate = false } = props;
  const t = useTranslations('settings.hours.week');
  const mode = useTranslations('directory.modes');
  const digest = useDigest(props);
  const name = (part: 'modes' | 'reasonIds' | 'validFrom' | 'validTo' | 'knownOnly') => fieldName(row.key, part);
  const errors = { modes: errorOf(name('modes')), validFrom: errorOf(name('validFrom')), validTo: errorOf(name('validTo')) };
  const isRefused = Object.values(errors).some(Boolean) || errorOf(name('reasonIds')) !== undefined;
  const details = useOpened(isRefused, isRefused);
  return (
    <details {...details} className="min-w-0 max-sm:order-last max-sm:basis-full open:order-last open:basis-full">
      <summary className="flex min-h-[max(1.5rem,var(--target))] cursor-pointer items-center gap-1 rounded-control px-2 text-ink-2 hover:bg-sunken hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 in-open:rotate-90" />
        <span className="sr-only">{t('fieldOf', { range: label, field: t('how') })}: </span>
        <span className="wrap-anywhere">{digest}</span>
      </summary>
      <div className="grid gap-3 py-2 pl-7">
        <fieldset id={name('modes')} tabIndex={-1} className="min-w-0">
          <legend className="mb-1 text-small text-ink-2">
            <span className="sr-only">{label}, </span>
            {t('modes')}
          </legend>
          <div className="flex flex-wrap gap-x-6">
            {modes.map((one) => (
              <Checkbox
                key={one}
                name={`${name('modes')}[]`}
                value={one}
                label={mode(one)}
                {...(onChange
                  ? {
                      checked: row.modes.includes(one),
                      onChange: ({ target }) =>
                        onChange({ modes: target.checked ? [...row.modes, one] : row.modes.filter((other) => other !== one) }),
                    }
                  : { defaultChecked: row.modes.includes(one) })}
                {...(errors.modes ? { 'aria-invalid': true } : {})}
              />
            ))}
          </div>
          {errors.modes ? <FieldError>{errors.modes}</FieldError> : null}
        </fieldset>
        <OpeningReasons {...props} />
        <Checkbox
          name={name('knownOnly')}
          label={t('knownOnly')}
          {...(onChange
            ? { checked: row.knownOnly, onChange: ({ target }) => onChange({ knownOnly: target.checked }) }
            : { defaultChecked: row.knownOnly })}
        />
        {ofOneDate ? null : (
          <fieldset className="min-w-0">
            <legend className="mb-1 text-small text-ink-2">{t('period')}</legend>
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              {(['validFrom', 'validTo'] as const).map((part) => (
                <div key={part} className="grid gap-1">
                  <label htmlFor={name(part)} className="text-small font-semibold">
                    {t(part)}
                  </label>
                  <TextInput
                    type="date"
                    id={name(part)}
                    name={name(part)}
                    {...(onChange
                      ? { value: row[part], onChange: ({ target }) => onChange({ [part]: target.value }) }
                      : { defaultValue: row[part] })}
                    {...(errors[part] ? { 'aria-invalid': true, 'aria-describedby': `${name(part)}-error` } : {})}
                  />
                  {errors[part] ? <FieldError id={`${name(part)}-error`}>{errors[part]}</FieldError> : null}
                </div>
              ))}
            </div>
          </fieldset>
        )}
      </div>
    </details>
  );
}

/** What holds for a range, in a line. */
function useDigest({ row, reasons }: OpeningFields): string {
  const t = useTranslations('settings.hours.week');
  const mode = useTranslations('directory.modes');
  const language = useLocale();
  const day = (date: string) =>
    isLocalDate(date)
      ? whenText(new Date(`${date}T00:00:00Z`), 'date', { locale: isLocale(language) ? language : defaultLocale, zone: 'UTC' })
      : '';
  const [from, to] = [day(row.validFrom), day(row.validTo)];
  const period = from && to ? t('periodBoth', { from, to }) : from ? t('periodFrom', { from }) : to ? t('periodTo', { to }) : null;
  const said = modes.filter((one) => row.modes.includes(one)).map((one) => mode(one));
  const named = reasons.filter(({ id }) => row.reasonIds.includes(id));
  const bound = row.bound === 'all' ? null : named.length === 1 ? named[0]?.label : t('reasonCount', { count: named.length });
  return [...(said.length > 0 ? said : [t('noMode')]), bound, row.knownOnly ? t('knownOnlyShort') : null, period]
    .filter(Boolean)
    .join(' · ');
}
