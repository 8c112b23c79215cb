'use client';

import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { type FormAction, idle } from '@/components/patterns/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

/** One press sends a failed message anew; a second finds that it waits already. */
export function ResendButton({ action, deliveryId, name }: { action: FormAction; deliveryId: string; name: string }) {
  const t = useTranslations('sent');
  const [state, send] = useActionState(action, idle);
  return (
    <form action={send} className="grid justify-items-end gap-2 max-sm:justify-items-start">
      <input type="hidden" name="deliveryId" value={deliveryId} />
      <SubmitButton kind="quiet" className="max-sm:-ml-3" icon={<RotateCw aria-hidden />} busyLabel={t('sending')}>
        {t('resend')} <span className="sr-only">{name}</span>
      </SubmitButton>
      <FormRefusal state={state} />
    </form>
  );
}
