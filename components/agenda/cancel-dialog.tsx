'use client';

import { useState } from 'react';
import { ConfirmDialog } from '@/components/patterns/confirm-dialog';
import { SelectField } from '@/components/patterns/form-field';
import { Notice } from '@/components/ui/notice';
import { type CancelReason, cancelReasons } from '@/lib/appointments/schema';
import { ask } from './ask';
import type { VisitDetails } from './visit-details';
import type { Wording } from './wording';

type CancelProps = { visit: VisitDetails; open: boolean; onClose: () => void; onCancelled: () => void; wording: Wording };

/** Cancels for the practice: names what follows and asks why. A second press changes nothing. */
export function CancelDialog({ visit, open, onClose, onCancelled, wording: { t, when } }: CancelProps) {
  const [reason, setReason] = useState<CancelReason | ''>('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const cancel = async () => {
    if (busy) return;
    if (reason === '') return setMissing(true);
    setBusy(true);
    setFailure(null);
    const answer = await ask<{ status: string }>(`/api/agenda/visits/${visit.id}/cancel`, { body: { reason } });
    setBusy(false);
    if (answer.ok) onCancelled();
    else setFailure(answer.message ?? t('failed'));
  };

  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('cancel.title', { when: when(visit.start, 'sentence') })}
      consequence={visit.patient?.email ? t('cancel.consequence') : t('cancel.consequenceNoMail')}
      confirmLabel={t('cancel.confirm')}
      backLabel={t('cancel.back')}
      busyLabel={t('cancel.busy')}
      busy={busy}
      onConfirm={() => void cancel()}
    >
      <div className="grid gap-3">
        {failure ? (
          <Notice tone="danger" live="assertive">
            {failure}
          </Notice>
        ) : null}
        <SelectField
          name="cancel-reason"
          label={t('cancel.reason')}
          value={reason}
          error={missing ? t('cancel.reasonMissing') : undefined}
          onChange={(event) => {
            setReason(event.target.value as CancelReason | '');
            setMissing(false);
          }}
        >
          <option value="">{t('cancel.choose')}</option>
          {cancelReasons.map((one) => (
            <option key={one} value={one}>
              {t(`cancelReason.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
    </ConfirmDialog>
  );
}
