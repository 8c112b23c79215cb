'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, idle } from '@/components/patterns/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

export function WithdrawButton({ action, invitationId, name }: { action: FormAction; invitationId: string; name: string }) {
  const t = useTranslations('access.members');
  const [state, send] = useActionState(action, idle);
  return (
    <form action={send} className="grid justify-items-end gap-2">
      <input type="hidden" name="invitationId" value={invitationId} />
      <SubmitButton kind="quiet-danger">
        {t('withdraw')} <span className="sr-only">{name}</span>
      </SubmitButton>
      <FormRefusal state={state} />
    </form>
  );
}
