'use client';

import { useTranslations } from 'next-intl';
import { startTransition, useActionState, useState } from 'react';
import { ConfirmDialog } from '@/components/patterns/confirm-dialog';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, idle } from '@/components/patterns/form-state';
import { Button } from '@/components/ui/button';

/** Asks once, naming who and what happens: the turn is lost for good. */
export function RemoveEntry({ action, entryId, name }: { action: FormAction; entryId: string; name: string }) {
  const t = useTranslations('waiting.desk');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const [state, send, isBusy] = useActionState(action, idle);
  const remove = () => {
    const form = new FormData();
    form.set('entryId', entryId);
    startTransition(() => send(form));
  };
  return (
    <div className="flex justify-end text-left">
      <Button kind="quiet-danger" onClick={() => setOpen(true)}>
        {t('remove')} <span className="sr-only">{name}</span>
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('removeTitle', { name })}
        consequence={t('removeConsequence')}
        confirmLabel={t('remove')}
        busyLabel={t('removing')}
        backLabel={common('back')}
        busy={isBusy}
        onConfirm={remove}
      >
        <FormRefusal state={state} />
      </ConfirmDialog>
    </div>
  );
}
