'use client';

import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';

type PressFormProps = {
  action: FormAction;
  /** What the press is about. */
  about: Readonly<Record<string, string>>;
  label: string;
  busyLabel: string;
  kind?: 'primary' | 'secondary';
};

/** One button about one thing. Works before its script does. Needs the words of `common`. */
export function PressForm({ action, about, label, busyLabel, kind = 'secondary' }: PressFormProps) {
  const [state, send] = useFormAction(action);
  return (
    <form action={send} className="grid justify-items-start gap-2">
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormRefusal state={state} />
      <SubmitButton kind={kind} busyLabel={busyLabel}>
        {label}
      </SubmitButton>
    </form>
  );
}
