'use client';

import { type ReactNode, useActionState } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, idle } from '@/components/patterns/form-state';
import type { ButtonProps } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';

type PressFormProps<T> = {
  action: FormAction<T>;
  hidden: Readonly<Record<string, string>>;
  kind?: ButtonProps['kind'];
  busyLabel: string;
  children: ReactNode;
  className?: string;
};

/** One button that does one thing, and says why when it could not. Needs the words of `common`. */
export function PressForm<T>({ action, hidden, kind = 'primary', busyLabel, children, className }: PressFormProps<T>) {
  const [state, send] = useActionState(action, idle);
  return (
    <form action={send} className={className ?? 'grid justify-items-start gap-2'}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton kind={kind} busyLabel={busyLabel}>
        {children}
      </SubmitButton>
      <FormRefusal state={state} />
    </form>
  );
}
