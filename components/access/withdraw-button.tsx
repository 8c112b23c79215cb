'use client';

import { useTranslations } from 'next-intl';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';

export function WithdrawButton({ action, invitationId, name }: { action: FormAction; invitationId: string; name: string }) {
  const t = useTranslations('access.members');
  const [state, send] = useFormAction(action);
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
