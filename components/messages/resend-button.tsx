'use client';

import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';

/** One press sends a failed message anew; a second finds that it waits already. */
export function ResendButton({ action, deliveryId, name }: { action: FormAction; deliveryId: string; name: string }) {
  const t = useTranslations('sent');
  const [state, send] = useFormAction(action);
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
