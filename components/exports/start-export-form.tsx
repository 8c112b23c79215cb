'use client';

import { SignInAgain } from '@/components/access/sign-in-again';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';

type StartExportFormProps = {
  action: FormAction;
  /** What the action is told: whose copy it is. */
  fields: Readonly<Record<string, string>>;
  words: { readonly start: string; readonly busy: string; readonly done: string; readonly password: string };
  /** Whether the password is asked for. */
  asksPassword: boolean;
};

/** Asks for a copy, in one submit with the password where it is needed. Needs `access`, `common` and `errors.flaw`. */
export function StartExportForm({ action, fields, words, asksPassword }: StartExportFormProps) {
  const [state, send] = useFormAction(action);
  return (
    <form action={send} noValidate aria-label={words.start} className="grid gap-4">
      <FormRefusal state={state} fields={{ password: words.password }} />
      {state.status === 'done' ? <Notice tone="success" live="polite" title={words.done} /> : null}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SignInAgain isNeeded={asksPassword} state={state} />
      <div>
        <SubmitButton busyLabel={words.busy} className="max-sm:w-full">
          {words.start}
        </SubmitButton>
      </div>
    </form>
  );
}
