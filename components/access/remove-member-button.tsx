'use client';

import { useTranslations } from 'next-intl';
import { startTransition, useActionState, useState } from 'react';
import { ConfirmDialog } from '@/components/patterns/confirm-dialog';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, idle } from '@/components/patterns/form-state';
import { Button } from '@/components/ui/button';

/** Asks once, naming who and what happens. */
export function RemoveMemberButton({ action, memberId, name }: { action: FormAction; memberId: string; name: string }) {
  const t = useTranslations('access.members');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const [state, send, isBusy] = useActionState(action, idle);
  const remove = () => {
    const form = new FormData();
    form.set('memberId', memberId);
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
        confirmLabel={t('removeConfirm')}
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
