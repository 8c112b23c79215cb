'use client';

import { useTranslations } from 'next-intl';
import { SelectField, TextareaField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';

type Choice = { readonly value: string; readonly label: string };
type HoldFormProps = {
  action: FormAction;
  kinds: readonly Choice[];
  grounds: readonly Choice[];
  categories: readonly Choice[];
  /** The patient chosen beforehand; null: the whole practice. */
  patientId: string | null;
};

/** Opens a hold. Nothing typed is lost when it is refused. Needs the words of `retention.hold` and `common`. */
export function HoldForm({ action, kinds, grounds, categories, patientId }: HoldFormProps) {
  const t = useTranslations('retention.hold');
  const optional = useTranslations('common')('optional');
  const [state, send] = useFormAction(action);
  const select = (name: string, label: string, choices: readonly Choice[]) => (
    <SelectField
      key={`${name} ${typedIn(state, name)}`}
      name={name}
      label={label}
      defaultValue={typedIn(state, name)}
      error={errorOf(state, name)}
    >
      {choices.map(({ value, label: word }) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </SelectField>
  );
  return (
    <form action={send} noValidate className="grid max-w-form gap-4">
      <FormRefusal
        state={state}
        fields={{ kind: t('kind'), ground: t('ground'), category: t('category'), reason: t('reason'), endsOn: t('endsOn') }}
      />
      {state.status === 'done' ? <Notice tone="success" live="polite" title={t('openedNow')} /> : null}
      <input type="hidden" name="patientId" value={patientId ?? ''} />
      {select('kind', t('kind'), kinds)}
      {select('ground', t('ground'), grounds)}
      <SelectField
        key={`category ${typedIn(state, 'category')}`}
        name="category"
        label={t('category')}
        required={false}
        defaultValue={typedIn(state, 'category')}
        error={errorOf(state, 'category')}
      >
        <option value="">{t('all')}</option>
        {categories.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <TextareaField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        rows={3}
        maxLength={500}
        defaultValue={typedIn(state, 'reason')}
        error={errorOf(state, 'reason')}
      />
      <TextField
        name="endsOn"
        type="date"
        label={t('endsOn')}
        optional={optional}
        className="max-w-60"
        defaultValue={typedIn(state, 'endsOn')}
        error={errorOf(state, 'endsOn')}
      />
      <div>
        <SubmitButton kind="primary" busyLabel={t('opening')}>
          {t('open')}
        </SubmitButton>
      </div>
    </form>
  );
}
