'use client';

import { useTranslations } from 'next-intl';
import { FormActions } from '@/components/patterns/form-actions';
import { SelectField, TextareaField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, type Saved, typedIn } from '@/components/patterns/form-state';
import { ShownMark } from '@/components/patterns/shown-mark';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Site } from '@/lib/practice/schema';

type SiteFormProps = {
  action: FormAction<Saved & { siteId: Site['siteId'] }>;
  /** Fingerprint of the place; a new one has none. */
  shown: string;
  site: Site | null;
  country: string;
  countries: readonly { value: string; label: string }[];
};

type Field = 'name' | 'street' | 'postcode' | 'city' | 'country' | 'phone' | 'accessNote';

/** One place of care; a new one when `site` is null. */
export function SiteForm({ action, shown, site, country, countries }: SiteFormProps) {
  const t = useTranslations('onboarding.site');
  const common = useTranslations('common');
  const [state, send] = useFormAction(action);
  const labels: Record<Field, string> = {
    name: t('name'),
    street: t('street'),
    postcode: t('postcode'),
    city: t('city'),
    country: t('country'),
    phone: t('phone'),
    accessNote: t('accessNote'),
  };
  const field = (name: Field, kept: string | null | undefined) => ({
    name,
    defaultValue: typedIn(state, name, kept ?? ''),
    error: errorOf(state, name),
  });
  return (
    <form action={send} className="grid max-w-form gap-4" noValidate>
      <FormRefusal state={state} fields={labels} />
      <ShownMark state={state} shown={shown} />
      {state.status === 'done' ? <Notice tone="success" live="polite" title={common('saved')} /> : null}
      {site ? <input type="hidden" name="siteId" value={site.siteId} /> : null}
      <TextField {...field('name', site?.name)} label={labels.name} hint={t('nameHint')} autoComplete="off" />
      <TextField {...field('street', site?.street)} label={labels.street} autoComplete="street-address" />
      <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-4">
        <TextField {...field('postcode', site?.postcode)} label={labels.postcode} autoComplete="postal-code" />
        <TextField {...field('city', site?.city)} label={labels.city} autoComplete="address-level2" />
      </div>
      <SelectField
        key={typedIn(state, 'country', site?.country ?? country)}
        {...field('country', site?.country ?? country)}
        label={labels.country}
      >
        {countries.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextField {...field('phone', site?.phone)} type="tel" label={labels.phone} optional={common('optional')} autoComplete="tel" />
      <TextareaField
        {...field('accessNote', site?.accessNote)}
        label={labels.accessNote}
        hint={t('accessNoteHint')}
        optional={common('optional')}
        rows={3}
      />
      <FormActions>
        <SubmitButton busyLabel={common('saving')}>{t('saveSite')}</SubmitButton>
      </FormActions>
    </form>
  );
}
