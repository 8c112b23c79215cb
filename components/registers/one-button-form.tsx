'use client';

import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import type { ButtonKind } from '@/components/ui/button-look';

type OneButtonFormProps<T> = {
  action: FormAction<T>;
  fields: Readonly<Record<string, string>>;
  label: string;
  busyLabel?: string;
  kind?: ButtonKind;
};

/** Says one thing to the server; works without scripts. Needs the words of `common`. */
export function OneButtonForm<T>({ action, fields, label, busyLabel, kind = 'secondary' }: OneButtonFormProps<T>) {
  const [state, send, isBusy] = useFormAction(action);
  return (
    <form action={send} className="grid justify-items-start gap-2">
      <FormRefusal state={state} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" kind={kind} busy={isBusy} {...(busyLabel ? { busyLabel } : {})}>
        {label}
      </Button>
    </form>
  );
}
