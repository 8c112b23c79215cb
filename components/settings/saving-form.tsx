'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, startTransition } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction, FormState } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

type SavingFormProps = {
  action: FormAction;
  /** Label by name of each field. */
  fields: Readonly<Record<string, string>>;
  words: { readonly save: string; readonly saved: string };
  children: (state: FormState) => ReactNode;
};

/** One setting with its own button, which says when it is saved. Needs the words of `common`. */
export function SavingForm({ action, fields, words, children }: SavingFormProps) {
  const common = useTranslations('common');
  const [state, send, isSaving] = useFormAction(action);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-3">
      <FormRefusal state={state} fields={fields} />
      {state.status === 'done' && !isSaving ? <Notice tone="success" live="polite" title={words.saved} /> : null}
      {children(state)}
      <div>
        <Button type="submit" busy={isSaving} busyLabel={common('saving')} className="max-sm:w-full">
          {words.save}
        </Button>
      </div>
    </form>
  );
}
