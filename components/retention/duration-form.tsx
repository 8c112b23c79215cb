'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/components/patterns/form-field';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { SavingForm } from '@/components/settings/saving-form';

type DurationFormProps = { action: FormAction; category: string; label: string; years: number; least: number; most: number };

/** How many years the practice keeps a category, within its bounds. Needs the words of `retention.choice` and `common`. */
export function DurationForm({ action, category, label, years, least, most }: DurationFormProps) {
  const t = useTranslations('retention.choice');
  return (
    <SavingForm action={action} fields={{ years: label }} words={{ save: t('save'), saved: t('saved') }}>
      {(state) => (
        <>
          <input type="hidden" name="category" value={category} />
          <TextField
            key={typedIn(state, 'years', String(years))}
            name="years"
            id={`years-${category}`}
            type="number"
            inputMode="numeric"
            min={least}
            max={most}
            className="max-w-80"
            label={label}
            hint={t('hint', { least, most })}
            defaultValue={typedIn(state, 'years', String(years))}
            error={errorOf(state, 'years')}
          />
        </>
      )}
    </SavingForm>
  );
}
