'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useId } from 'react';
import { SignInAgain } from '@/components/access/sign-in-again';
import { SelectField, TextareaField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { chosenIn, errorOf, type FormAction, type FormState, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';

type Option = { readonly value: string; readonly label: string; readonly hint?: string };
/** One field of a form of the rights desk, as the page describes it. */
export type RightsField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly isOptional?: boolean;
} & (
  | { readonly kind: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'number' }
  | { readonly kind: 'long' }
  | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly choose?: string }
  | { readonly kind: 'checks'; readonly options: readonly Option[]; readonly values: readonly string[] }
);

type RightsFormProps<T> = {
  readonly action: FormAction<T>;
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly fields?: readonly RightsField[];
  readonly button: string;
  readonly kind?: 'primary' | 'secondary' | 'danger';
  /** Said when it is done and the page stays. */
  readonly done?: string;
  /** The act asks for the password; `true` where the last proof is too old. */
  readonly signInAgain?: boolean;
};

/** A form of the rights desk: its fields come from the page, nothing typed is lost when it is refused. Needs the words of `common`. */
export function RightsForm<T>({ action, hidden, fields = [], button, kind = 'secondary', done, signInAgain }: RightsFormProps<T>) {
  const common = useTranslations('common');
  const [state, send, isBusy] = useFormAction(action);
  const scope = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-4">
      <FormRefusal state={state} />
      {state.status === 'done' && done && !isBusy ? <Notice tone="success" live="polite" title={done} /> : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <Field key={field.name} field={field} state={state} id={`${field.name}-${scope}`} optional={common('optional')} />
      ))}
      {signInAgain === undefined ? null : <SignInAgain isNeeded={signInAgain} state={state} />}
      <div>
        <Button type="submit" kind={kind} busy={isBusy} busyLabel={common('saving')} className="max-sm:w-full">
          {button}
        </Button>
      </div>
    </form>
  );
}

type FieldProps = { field: RightsField; state: FormState<unknown>; id: string; optional: string };

function Field({ field, state, id, optional }: FieldProps) {
  const { name, label, hint, value = '', isOptional } = field;
  const error = errorOf(state, name);
  const words = { id, name, label, hint, error, optional: isOptional ? optional : undefined };
  const typed = typedIn(state, name, value);
  if (field.kind === 'checks') {
    const chosen = chosenIn(state, name, field.values);
    return (
      <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
        <legend className="mb-1 text-control font-semibold">{label}</legend>
        {hint ? <p className="text-ink-2">{hint}</p> : null}
        {field.options.map((option) => (
          <Checkbox
            key={option.value}
            name={`${name}[]`}
            value={option.value}
            label={option.label}
            hint={option.hint}
            defaultChecked={chosen.includes(option.value)}
          />
        ))}
        {error ? (
          <FieldError id={`${id}-error`} className="mt-1">
            {error}
          </FieldError>
        ) : null}
      </fieldset>
    );
  }
  if (field.kind === 'choice')
    return (
      <SelectField key={typed} {...words} defaultValue={typed}>
        {field.choose === undefined ? null : <option value="">{field.choose}</option>}
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </SelectField>
    );
  if (field.kind === 'long') return <TextareaField {...words} rows={8} defaultValue={typed} maxLength={10_000} />;
  return <TextField {...words} type={field.kind} defaultValue={typed} autoComplete="off" />;
}
