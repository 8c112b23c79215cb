'use client';

import { useTranslations } from 'next-intl';
import { SelectField } from '@/components/patterns/form-field';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { SavingForm } from './saving-form';

export type RegionChoices = readonly {
  readonly label: string;
  readonly regions: readonly { readonly code: string; readonly label: string }[];
}[];
type HolidayRegionFormProps = { action: FormAction; region: string; choices: RegionChoices };

/** Whose public holidays the practice follows. Needs the words of `holiday` and `common`. */
export function HolidayRegionForm({ action, region, choices }: HolidayRegionFormProps) {
  const t = useTranslations('holiday');
  return (
    <SavingForm action={action} fields={{ holidayRegion: t('region') }} words={{ save: t('saveRegion'), saved: t('saved') }}>
      {(state) => (
        <SelectField
          key={typedIn(state, 'holidayRegion', region)}
          name="holidayRegion"
          label={t('region')}
          hint={t('regionHint')}
          required={false}
          defaultValue={typedIn(state, 'holidayRegion', region)}
          error={errorOf(state, 'holidayRegion')}
        >
          <option value="">{t('noRegion')}</option>
          {choices.map(({ label, regions }) => (
            <optgroup key={label} label={label}>
              {regions.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.label}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      )}
    </SavingForm>
  );
}
