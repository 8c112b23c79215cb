'use client';

import { useActionState } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, idle } from '@/components/patterns/form-state';
import { Button } from '@/components/ui/button';

/** One button that does one thing. Needs the words of `common`. */
export function PressForm({ action, label, busyLabel }: { action: FormAction; label: string; busyLabel: string }) {
  const [state, send, isBusy] = useActionState(action, idle);
  return (
    <form action={send} className="grid justify-items-start gap-2">
      <FormRefusal state={state} />
      <Button type="submit" kind="secondary" busy={isBusy} busyLabel={busyLabel}>
        {label}
      </Button>
    </form>
  );
}
