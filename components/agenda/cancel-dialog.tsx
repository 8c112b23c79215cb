'use client';

import { useState } from 'react';
import { ConfirmDialog } from '@/components/patterns/confirm-dialog';
import { SelectField } from '@/components/patterns/form-field';
import { Checkbox } from '@/components/ui/checkbox';
import { Notice } from '@/components/ui/notice';
import { type CancelReason, type ChangeScope, cancelReasons } from '@/lib/appointments/schema';
import { ask } from './ask';
import { ScopeChoice } from './scope-choice';
import type { Wording } from './wording';

type CancelProps = {
  /** `hasMail` is null where the patient's address is not known here. */
  visit: { readonly id: string; readonly start: number; readonly hasMail: boolean | null; readonly inSeries?: boolean };
  onClose: () => void;
  onCancelled: (version: number) => void;
  wording: Wording;
};

/** Cancels for the practice: names what follows and asks why. A second press changes nothing. */
export function CancelDialog({ visit, onClose, onCancelled, wording }: CancelProps) {
  const { t, when } = wording;
  const [reason, setReason] = useState<CancelReason | ''>('');
  const [isSilent, setSilent] = useState(false);
  const [scope, setScope] = useState<ChangeScope>('one');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const cancel = async () => {
    if (busy) return;
    if (reason === '') return setMissing(true);
    setBusy(true);
    setFailure(null);
    const body = { reason, notify: isSilent ? 'never' : 'later', scope };
    const answer = await ask<{ version: number }>(`/api/agenda/visits/${visit.id}/cancel`, { body });
    setBusy(false);
    // Of a series the open agenda hears by itself; what is undone is one visit at a time.
    if (answer.ok && scope !== 'one') onClose();
    else if (answer.ok) onCancelled(answer.value.version);
    else setFailure(answer.message ?? t('failed'));
  };

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('cancel.title', { when: when(visit.start, 'sentence') })}
      consequence={
        visit.hasMail === false ? t('cancel.consequenceNoMail') : isSilent ? t('cancel.consequenceSilent') : t('cancel.consequence')
      }
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
        {visit.inSeries ? <ScopeChoice name="cancel-scope" scope={scope} onScope={setScope} wording={wording} /> : null}
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
        {visit.hasMail === false ? null : (
          <Checkbox label={t('cancel.silent')} checked={isSilent} onChange={(event) => setSilent(event.target.checked)} />
        )}
      </div>
    </ConfirmDialog>
  );
}
