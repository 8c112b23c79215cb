'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Checkbox } from '@/components/ui/checkbox';
import { SubmitButton } from '@/components/ui/submit-button';
import { type KeptWishes, WishesFields } from './wishes-fields';

/** In the order of the form; each with how it is typed and filled in by the browser. */
const fields = [
  { name: 'familyName', autoComplete: 'family-name', autoCapitalize: 'words' },
  { name: 'givenName', autoComplete: 'given-name', autoCapitalize: 'words' },
  { name: 'birthDate', autoComplete: 'bday', inputMode: 'numeric' },
  { name: 'phone', autoComplete: 'tel', inputMode: 'tel', type: 'tel' },
  { name: 'email', autoComplete: 'email', inputMode: 'email', type: 'email', autoCapitalize: 'none', spellCheck: false },
] as const;
const hints: Partial<Record<(typeof fields)[number]['name'], 'birthDateHint' | 'emailHint'>> = {
  birthDate: 'birthDateHint',
  email: 'emailHint',
};

type JoinFormProps = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  kept: KeptWishes;
  today: string;
  /** Colleagues of the practice have a reason of the same name. */
  offersAny: boolean;
  anyChosen: boolean;
  /** What becomes of what is typed. */
  note: ReactNode;
};

/** Wishes, then who comes. Whatever is refused, what was typed stays. Needs the words of `waiting` and `common`. */
export function JoinForm({ action, hidden, kept, today, offersAny, anyChosen, note }: JoinFormProps) {
  const t = useTranslations('waiting');
  const [state, send] = useFormAction(action);
  const labels = Object.fromEntries(fields.map(({ name }) => [name, t(`join.${name}`)]));
  const any = state.status === 'refused' ? typedIn(state, 'anyPractitioner') === 'yes' : anyChosen;
  return (
    <form action={send} noValidate className="grid max-w-form gap-6">
      <FormRefusal state={state} fields={{ fromDate: t('wishes.fromDate'), toDate: t('wishes.toDate'), ...labels }} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <WishesFields state={state} kept={kept} today={today} legend={t('wishes.legend')} />
      {offersAny ? <Checkbox key={String(any)} name="anyPractitioner" value="yes" defaultChecked={any} label={t('join.any')} /> : null}
      <fieldset className="grid min-w-0 gap-4">
        <legend className="mb-2 text-h3">{t('join.who')}</legend>
        {fields.map(({ name, ...input }) => (
          <TextField
            key={name}
            name={name}
            {...input}
            label={labels[name] ?? name}
            hint={hints[name] ? t(`join.${hints[name]}`) : undefined}
            defaultValue={typedIn(state, name)}
            error={errorOf(state, name)}
            {...(name === 'birthDate' ? { className: '[&_input]:max-w-48' } : {})}
          />
        ))}
      </fieldset>
      <p className="max-w-prose border-t border-line pt-4 text-body text-ink-2">{note}</p>
      <FormActions>
        <SubmitButton busyLabel={t('join.submitting')}>{t('join.submit')}</SubmitButton>
      </FormActions>
    </form>
  );
}
