import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/patterns/form-state';
import { Notice } from '@/components/ui/notice';
import { ObjectionForm } from './objection-form';
import { OneButtonForm } from './one-button-form';

type Change = {
  readonly number: number;
  readonly sentence: string;
  /** Days in words; null: not told yet. */
  readonly toldOn: string | null;
  readonly effectiveOn: string | null;
  readonly isInForce: boolean;
  readonly mayObject: boolean;
  readonly mayWithdraw: boolean;
  readonly objection: { readonly madeOn: string; readonly endBy: string; readonly ground: string | null } | null;
};
type SubProcessorChangesProps = { changes: readonly Change[]; object: FormAction; takeBack: FormAction };

/** Each announced change: what, from when for this practice, and what the practice has to say to it. */
export function SubProcessorChanges({ changes, object, takeBack }: SubProcessorChangesProps) {
  return (
    <ul className="grid gap-3">
      {changes.map((change) => (
        <li key={change.number}>
          <ChangeNotice change={change} object={object} takeBack={takeBack} />
        </li>
      ))}
    </ul>
  );
}

function ChangeNotice({ change, object, takeBack }: Omit<SubProcessorChangesProps, 'changes'> & { change: Change }) {
  const t = useTranslations('registers.subProcessors');
  const { number, sentence, toldOn, effectiveOn, isInForce, mayObject, mayWithdraw, objection } = change;
  const tone = objection ? 'danger' : isInForce ? 'success' : 'warning';
  return (
    <Notice tone={tone} title={sentence}>
      <div className="grid gap-2">
        {objection ? (
          <>
            <p>{t('objection.standing', { date: objection.madeOn })}</p>
            {objection.ground ? (
              <blockquote className="border-l-2 border-line-strong pl-3 wrap-anywhere">{objection.ground}</blockquote>
            ) : null}
            <p>{t('objection.endBy', { date: objection.endBy })}</p>
            {mayWithdraw ? (
              <OneButtonForm
                action={takeBack}
                fields={{ change: String(number) }}
                label={t('objection.withdraw')}
                busyLabel={t('objection.withdrawing')}
              />
            ) : null}
          </>
        ) : (
          <>
            <p>
              {effectiveOn === null ? t('changes.untold') : t(isInForce ? 'changes.inForce' : 'changes.effective', { date: effectiveOn })}
              {toldOn ? ` ${t('changes.told', { date: toldOn })}` : null}
            </p>
            {mayObject ? (
              <ObjectionForm action={object} change={number} />
            ) : effectiveOn !== null && !isInForce ? (
              <p>{t('objection.ownerOnly')}</p>
            ) : null}
          </>
        )}
      </div>
    </Notice>
  );
}
