'use client';

import { useState } from 'react';
import { ConfirmDialog } from '@/components/patterns/confirm-dialog';
import { SelectField, TextareaField } from '@/components/patterns/form-field';
import { SessionEnded } from '@/components/patterns/session-ended';
import { Checkbox } from '@/components/ui/checkbox';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { type Asker, askerOf, askers, type CancelReason, type ChangeScope, cancelReasons } from '@/lib/appointments/rules';
import { type Answer, ask } from './ask';
import { ScopeChoice } from './scope-choice';
import type { Wording } from './wording';

/** What came of it: one visit called off as it stands now, a request refused, or so many visits of a series. */
export type CalledOff =
  | { readonly what: 'cancelled' | 'refused'; readonly version: number }
  | { readonly what: 'series'; readonly count: number };
type CancelProps = {
  visit: {
    readonly id: string;
    /** As it is seen: changed meanwhile, it is not called off. */
    readonly version: number;
    readonly start: number;
    /** Null where the patient's address is not known here. */
    readonly hasMail: boolean | null;
    readonly inSeries: boolean;
    /** A new patient's request: the practice's no. */
    readonly isRequest: boolean;
    /** Inside the notice its reason asks for. */
    readonly isLate: boolean;
  };
  onClose: () => void;
  onDone: (done: CalledOff) => void;
  wording: Wording;
};
type Answered = { version: number; cancelled: number };

/** Calls off for the practice: names what follows, asks who asked and why. A second press changes nothing. */
export function CancelDialog({ visit, onClose, onDone, wording }: CancelProps) {
  const { t, when } = wording;
  const fields = useCancelFields(visit.isRequest);
  const { asker, reason, note } = fields;
  const [isSilent, setSilent] = useState(false);
  const [scope, setScope] = useState<ChangeScope>('one');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Extract<Answer<Answered>, { ok: false }> | null>(null);

  const send = async () => {
    if (busy) return;
    const lacking = fields.lacking();
    if (lacking || reason === '') {
      setMissing(true);
      return document.querySelector<HTMLElement>(`[name="${lacking}"]`)?.focus();
    }
    setBusy(true);
    setFailure(null);
    const why = { reason, notify: isSilent ? 'never' : 'later', ...(reason === 'other' ? { note: note.trim() } : {}) };
    // A patient who takes a request back has cancelled it: only the practice's no is its answer.
    const isRefusal = visit.isRequest && asker === 'practice';
    const answer = isRefusal
      ? await ask<Answered>(`/api/agenda/visits/${visit.id}/decide`, { body: { accept: false, ...why } })
      : await ask<Answered>(`/api/agenda/visits/${visit.id}/cancel`, { body: { ...why, by: asker, scope, version: visit.version } });
    setBusy(false);
    if (!answer.ok) return setFailure(answer);
    const { version, cancelled: count } = answer.value;
    onDone(scope === 'one' ? { what: isRefusal ? 'refused' : 'cancelled', version } : { what: 'series', count });
  };

  const consequence = visit.hasMail === false ? 'consequenceNoMail' : isSilent ? 'consequenceSilent' : 'consequence';
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t(visit.isRequest ? 'cancel.refuseTitle' : 'cancel.title', { when: when(visit.start, 'sentence') })}
      consequence={t(`cancel.${consequence}`)}
      confirmLabel={t(visit.isRequest ? 'cancel.refuseConfirm' : scope === 'one' ? 'cancel.confirm' : 'cancel.confirmMany')}
      backLabel={t('cancel.back')}
      busyLabel={t('cancel.busy')}
      busy={busy}
      onConfirm={() => void send()}
    >
      <div className="grid gap-4">
        {failure?.code === 'access.signed_out' ? (
          <SessionEnded />
        ) : failure ? (
          <Notice tone="danger" live="assertive">
            {failure.message ?? t('failed')}
          </Notice>
        ) : null}
        {visit.inSeries ? <ScopeChoice name="cancel-scope" scope={scope} onScope={setScope} wording={wording} /> : null}
        <WhyFields {...{ fields, missing, wording }} isRequest={visit.isRequest} />
        {visit.isLate ? <Notice tone="warning">{t('cancel.late')}</Notice> : null}
        {visit.hasMail === false ? null : (
          <Checkbox label={t('cancel.silent')} checked={isSilent} onChange={(event) => setSilent(event.target.checked)} />
        )}
      </div>
    </ConfirmDialog>
  );
}

/** Who asked and why. Most reasons say by themselves who asks; until somebody says otherwise, they are believed. */
function useCancelFields(isRequest: boolean) {
  const [reason, onReason] = useState<CancelReason | ''>('');
  const [chosen, onAsker] = useState<Asker | null>(isRequest ? 'practice' : null);
  const [note, onNote] = useState('');
  const asker = chosen ?? (reason === '' ? null : askerOf(reason));
  /** The first field that has to be filled in. */
  const lacking = () =>
    reason === '' ? 'cancel-reason' : reason === 'other' && note.trim() === '' ? 'cancel-note' : asker === null ? 'cancel-asker' : null;
  return { reason, onReason, asker, onAsker, note, onNote, lacking };
}

type WhyProps = { fields: ReturnType<typeof useCancelFields>; isRequest: boolean; missing: boolean; wording: Wording };

function WhyFields({ fields: { reason, asker, note, ...on }, isRequest, missing, wording: { t } }: WhyProps) {
  return (
    <>
      <SelectField
        name="cancel-reason"
        label={t(isRequest ? 'cancel.refuseReason' : 'cancel.reason')}
        value={reason}
        error={missing && reason === '' ? t('cancel.reasonMissing') : undefined}
        onChange={(event) => on.onReason(event.target.value as CancelReason | '')}
      >
        <option value="">{t('cancel.choose')}</option>
        {cancelReasons.map((one) => (
          <option key={one} value={one}>
            {t(`cancelReason.${one}`)}
          </option>
        ))}
      </SelectField>
      {reason === 'other' ? (
        <TextareaField
          name="cancel-note"
          label={t('cancel.note')}
          hint={t('cancel.noteHint')}
          rows={2}
          maxLength={300}
          value={note}
          error={missing && note.trim() === '' ? t('cancel.noteMissing') : undefined}
          onChange={(event) => on.onNote(event.target.value)}
        />
      ) : null}
      <RadioGroup
        name="cancel-asker"
        legend={t('cancel.asker')}
        value={asker ?? ''}
        error={missing && asker === null ? t('cancel.askerMissing') : undefined}
        onChange={(event) => on.onAsker(event.target.value as Asker)}
        choices={askers.map((one) => ({ value: one, label: t(`cancel.askers.${one}`) }))}
      />
    </>
  );
}
