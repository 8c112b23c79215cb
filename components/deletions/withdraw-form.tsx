'use client';

import { useActionState } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, idle } from '@/components/patterns/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

/** One press takes a request back: nothing to confirm, since nothing is lost by it. Needs the words of `common`. */
export function WithdrawForm({ action, label, busyLabel }: { action: FormAction; label: string; busyLabel: string }) {
  const [state, send] = useActionState(action, idle);
  return (
    <form action={send} className="grid justify-items-start gap-2">
      <SubmitButton kind="primary" busyLabel={busyLabel}>
        {label}
      </SubmitButton>
      <FormRefusal state={state} />
    </form>
  );
}
