'use client';

import { useTranslations } from 'next-intl';
import { startTransition, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from './confirm-dialog';
import { FormRefusal } from './form-refusal';
import type { FormAction } from './form-state';
import { useFormAction } from './use-form-action';

type AskFirstProps = {
  action: FormAction;
  /** What the action is told: which one it is about. */
  fields: Readonly<Record<string, string>>;
  /** Whom it is about: read out with the button, which says only the verb. */
  name: string;
  words: { readonly act: string; readonly title: string; readonly consequence: string; readonly confirm: string; readonly busy: string };
};

/** The button of a line that does what cannot be undone: it asks once, naming who and what happens. Needs the words of `common`. */
export function AskFirst({ action, fields, name, words }: AskFirstProps) {
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const [state, send, isBusy] = useFormAction(action);
  const act = () => {
    const form = new FormData();
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    startTransition(() => send(form));
  };
  return (
    <div className="flex justify-end text-left">
      <Button kind="quiet-danger" onClick={() => setOpen(true)}>
        {words.act} <span className="sr-only">{name}</span>
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={words.title}
        consequence={words.consequence}
        confirmLabel={words.confirm}
        busyLabel={words.busy}
        backLabel={common('back')}
        busy={isBusy}
        onConfirm={act}
      >
        <FormRefusal state={state} />
      </ConfirmDialog>
    </div>
  );
}
