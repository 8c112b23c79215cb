'use client';

import { Archive } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { startTransition, useState } from 'react';
import { ConfirmDialog } from '@/components/patterns/confirm-dialog';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import type { VisitReason } from '@/lib/visit-reasons/schema';

type ArchiveReasonProps = {
  action: FormAction<{ practitionerId: VisitReason['practitionerId'] }>;
  reasonId: string;
  label: string;
  /** Appointments to come that carry it. */
  coming: number;
};

/** Takes a reason out of use, after saying what becomes of the appointments that carry it. */
export function ArchiveReason({ action, reasonId, label, coming }: ArchiveReasonProps) {
  const t = useTranslations('settings.reasons.archive');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const [state, send, isBusy] = useFormAction(action);
  const archive = () => {
    const form = new FormData();
    form.set('id', reasonId);
    startTransition(() => send(form));
  };
  return (
    <section aria-labelledby="archive" className="mt-10 grid max-w-form justify-items-start gap-2 border-t border-line pt-6">
      <h2 id="archive" className="text-h3">
        {t('title')}
      </h2>
      <p className="text-ink-2">{t('sentence')}</p>
      <Button kind="quiet-danger" icon={<Archive aria-hidden />} className="-ml-4" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <ConfirmDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('question', { label })}
        consequence={t('consequence', { count: coming })}
        confirmLabel={t('confirm')}
        busyLabel={t('busy')}
        backLabel={common('back')}
        busy={isBusy}
        onConfirm={archive}
      >
        {state.status === 'refused' ? <FormRefusal state={state} /> : null}
      </ConfirmDialog>
    </section>
  );
}
