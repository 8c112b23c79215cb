'use client';

import { useTranslations } from 'next-intl';
import { FormActions } from '@/components/patterns/form-actions';
import { SelectField, TextareaField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { chosenIn, errorOf, type FormAction, type Saved, typedIn } from '@/components/patterns/form-state';
import { ShownMark } from '@/components/patterns/shown-mark';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { RadioTiles } from '@/components/ui/radio-tiles';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Profile } from '@/lib/practice/schema';

type Named = readonly { readonly value: string; readonly label: string }[];
type ProfileFormProps = {
  action: FormAction<Saved & { slug: string }>;
  /** Fingerprint of the profile, or of none. */
  shown: string;
  profile: Profile | null;
  names: readonly [string, string];
  specialties: Named;
  languages: Named;
  honorifics: readonly string[];
  sectors: Named;
};

type Field = 'honorific' | 'givenName' | 'familyName' | 'specialty' | 'languages' | 'sector' | 'acceptsNew' | 'about';
const answer = (value: boolean | undefined) => (value === undefined ? '' : value ? 'yes' : 'no');

/** How a practitioner appears to patients. `names` are what to begin with when there is no profile yet. */
export function ProfileForm({ action, shown, profile, names, specialties, languages, honorifics, sectors }: ProfileFormProps) {
  const t = useTranslations('onboarding.profile');
  const access = useTranslations('access.signUp');
  const common = useTranslations('common');
  const [state, send] = useFormAction(action);
  const labels: Record<Field, string> = {
    honorific: t('honorific'),
    givenName: access('givenName'),
    familyName: access('familyName'),
    specialty: access('specialty'),
    languages: t('languages'),
    sector: t('sector'),
    acceptsNew: t('acceptsNewShort'),
    about: t('about'),
  };
  const field = (name: Field, kept: string) => ({
    name,
    defaultValue: typedIn(state, name, kept),
    error: errorOf(state, name),
  });
  const chosen = chosenIn(state, 'languages', profile?.languages);
  const yesNo = [
    { value: 'yes', label: common('yes') },
    { value: 'no', label: common('no') },
  ];
  const keyed = (name: Field, kept: string) => `${name}-${typedIn(state, name, kept)}`;
  return (
    <form action={send} className="grid max-w-form gap-4" noValidate>
      <FormRefusal state={state} fields={labels} />
      <ShownMark state={state} shown={shown} />
      {state.status === 'done' ? <Notice tone="success" live="polite" title={common('saved')} /> : null}
      <SelectField
        key={keyed('honorific', profile?.honorific ?? '')}
        {...field('honorific', profile?.honorific ?? '')}
        label={labels.honorific}
        required={false}
      >
        {honorifics.map((one) => (
          <option key={one} value={one}>
            {one || t('noHonorific')}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...field('givenName', profile?.givenName ?? names[0])} label={labels.givenName} autoComplete="given-name" />
        <TextField {...field('familyName', profile?.familyName ?? names[1])} label={labels.familyName} autoComplete="family-name" />
      </div>
      <SelectField
        key={keyed('specialty', profile?.specialty ?? '')}
        {...field('specialty', profile?.specialty ?? '')}
        label={labels.specialty}
      >
        <option value="">{common('choose')}</option>
        {specialties.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <fieldset id="languages" tabIndex={-1} aria-describedby={errorOf(state, 'languages') ? 'languages-error' : undefined}>
        <legend className="mb-1 text-control font-semibold">{labels.languages}</legend>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3" key={chosen.join()}>
          {languages.map(({ value, label }) => (
            <Checkbox key={value} name="languages" value={value} label={label} defaultChecked={chosen.includes(value)} />
          ))}
        </div>
        {errorOf(state, 'languages') ? <FieldError id="languages-error">{errorOf(state, 'languages')}</FieldError> : null}
      </fieldset>
      <SelectField
        key={keyed('sector', profile?.sector ?? '')}
        {...field('sector', profile?.sector ?? '')}
        label={labels.sector}
        required={false}
      >
        <option value="">{t('sectors.none')}</option>
        {sectors.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <RadioTiles
        key={keyed('acceptsNew', answer(profile?.acceptsNew))}
        {...field('acceptsNew', answer(profile?.acceptsNew))}
        legend={t('acceptsNew')}
        columns={2}
        choices={yesNo}
      />
      <p>
        <span className="block text-control font-semibold">{access('listedShort')}</span>
        {profile?.listed ? t('isListed') : t('isUnlisted')}{' '}
        <a href="/practitioner/settings/gdpr#consents" className="link inline-flex min-h-target items-center">
          {t('changeListing')}
        </a>
      </p>
      <TextareaField
        {...field('about', profile?.about ?? '')}
        label={labels.about}
        optional={common('optional')}
        rows={5}
        maxLength={1200}
      />
      <FormActions>
        <SubmitButton busyLabel={common('saving')}>{common('save')}</SubmitButton>
      </FormActions>
    </form>
  );
}
