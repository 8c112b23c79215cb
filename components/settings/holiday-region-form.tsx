'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useActionState } from 'react';
import { SelectField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, idle, typedIn } from '@/components/patterns/form-state';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

export type RegionChoices = readonly {
  readonly label: string;
  readonly regions: readonly { readonly code: string; readonly label: string }[];
}[];
type HolidayRegionFormProps = { action: FormAction; region: string; choices: RegionChoices };

/** Whose public holidays the practice follows. Needs the words of `holiday` and `common`. */
export function HolidayRegionForm({ action, region, choices }: HolidayRegionFormProps) {
  const t = useTranslations('holiday');
  const common = useTranslations('common');
  const [state, send, isSaving] = useActionState(action, idle);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-3">
      <FormRefusal state={state} fields={{ holidayRegion: t('region') }} />
      {state.status === 'done' && !isSaving ? <Notice tone="success" live="polite" title={t('saved')} /> : null}
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
      <div>
        <Button type="submit" busy={isSaving} busyLabel={common('saving')} className="max-sm:w-full">
          {t('saveRegion')}
        </Button>
      </div>
    </form>
  );
}
