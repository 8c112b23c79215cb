'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { createContext, type FormEvent, type ReactNode, startTransition, useContext, useState } from 'react';
import { answered } from '@/components/patterns/answered';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, type FormState, idle } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';

type RemoveLineProps<Removed, Restored> = {
  remove: FormAction<Removed>;
  restore: FormAction<Restored>;
  id: string;
  /** What puts it back as it was, as form fields. */
  kept: readonly (readonly [string, string])[];
  label: string;
  icon?: ReactNode;
  /** Which one, for who does not see the line. */
  what: string;
  /** "Absence retirée …". */
  done: string;
};

const RefusalContext = createContext<(state: FormState<unknown>) => void>(() => {});

/** Around the lines: where it is said that one could not be removed, or put back once its own place is gone. */
export function RemovableLines({ children }: { children: ReactNode }) {
  const [refusal, setRefusal] = useState<FormState<unknown>>(idle);
  return (
    <RefusalContext value={setRefusal}>
      <FormRefusal state={refusal} />
      {children}
    </RefusalContext>
  );
}

/** Removes at once and offers to take it back. Without scripts it removes, and adding again is the way back. */
export function RemoveLine<Removed, Restored>({ remove, restore, id, kept, label, icon, what, done }: RemoveLineProps<Removed, Restored>) {
  const t = useTranslations('settings.removal');
  const showToast = useToast();
  const report = useContext(RefusalContext);
  const [unscripted, send] = useFormAction(remove);
  const [isBusy, setBusy] = useState(false);

  const undo = () => {
    const form = new FormData();
    for (const [name, value] of kept) form.append(name, value);
    startTransition(async () => {
      const put = await answered(restore)(idle, form);
      if (put.status === 'refused') report(put);
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    // The line is gone from the page once removed: what follows may not rely on it still being there.
    startTransition(async () => {
      const next = await answered(remove)(idle, form);
      setBusy(false);
      // Above the lines, where there is room for a sentence.
      report(next);
      if (next.status === 'done') showToast({ message: done, undo: { label: t('undo'), onUndo: undo } });
    });
  };
  return (
    <form action={send} onSubmit={submit} className="grid justify-items-end gap-1">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" kind="quiet" icon={icon ?? <Trash2 aria-hidden />} busy={isBusy} busyLabel={t('busy')}>
        {label} <span className="sr-only">{what}</span>
      </Button>
      <FormRefusal state={unscripted} />
    </form>
  );
}
