'use client';

import { TextareaField } from '@/components/patterns/form-field';
import { Notice } from '@/components/ui/notice';
import type { Conflict } from '@/lib/appointments/schema';
import { anyBlocks } from './conflicts';
import type { Wording } from './wording';

type ListProps = {
  conflicts: readonly Conflict[];
  /** Null while the server has not said. */
  mayOverbook: boolean | null;
  /** Why it is booked over them, as typed so far. */
  reason: string;
  isMissing: boolean;
  onReason: (reason: string) => void;
  wording: Wording;
};

/** Everything in the way of a time, one line each, and what may be done about it. */
export function ConflictList({ conflicts, mayOverbook, reason, isMissing, onReason, wording: { t, conflictText } }: ListProps) {
  if (conflicts.length === 0) return null;
  const isHard = anyBlocks(conflicts);
  return (
    <div className="grid gap-3" data-conflicts={conflicts.length}>
      <Notice
        tone={isHard ? 'danger' : 'warning'}
        live="polite"
        title={t(isHard ? 'conflict.title' : 'conflict.warning', { count: conflicts.length })}
      >
        <ul className="list-disc pl-5">
          {conflicts.map((conflict) => (
            <li key={`${conflict.kind} ${conflict.start ?? ''} ${conflict.appointmentId ?? ''}`}>{conflictText(conflict)}</li>
          ))}
        </ul>
        {isHard && mayOverbook === false ? <p className="mt-1">{t('overbook.notAllowed')}</p> : null}
      </Notice>
      {isHard && mayOverbook ? (
        <TextareaField
          name="overbook-reason"
          label={t('overbook.reason')}
          hint={t('overbook.hint')}
          rows={2}
          maxLength={300}
          value={reason}
          error={isMissing ? t('overbook.missing') : undefined}
          onChange={(event) => onReason(event.target.value)}
        />
      ) : null}
    </div>
  );
}
