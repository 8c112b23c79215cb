'use client';

import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';

/** One button that does one thing. Needs the words of `common`. */
export function PressForm({ action, label, busyLabel }: { action: FormAction; label: string; busyLabel: string }) {
  const [state, send, isBusy] = useFormAction(action);
  return (
    <form action={send} className="grid justify-items-start gap-2">
      <FormRefusal state={state} />
      <Button type="submit" kind="secondary" busy={isBusy} busyLabel={busyLabel}>
        {label}
      </Button>
    </form>
  );
}
