'use client';

import type { ReactNode } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
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
  const [state, send] = useFormAction(action);
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
