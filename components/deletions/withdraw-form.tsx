'use client';

import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';

/** One press takes a request back: nothing to confirm, since nothing is lost by it. Needs the words of `common`. */
export function WithdrawForm({ action, label, busyLabel }: { action: FormAction; label: string; busyLabel: string }) {
  const [state, send] = useFormAction(action);
  return (
    <form action={send} className="grid justify-items-start gap-2">
      <SubmitButton kind="primary" busyLabel={busyLabel}>
        {label}
      </SubmitButton>
      <FormRefusal state={state} />
    </form>
  );
}
