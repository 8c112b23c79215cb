'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormRefusal } from '@/components/patterns/form-refusal';
import type { FormAction } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import type { AbsenceLine } from '@/lib/availability/schema';
import { AbsenceSpan } from './absence-span';
import { AbsenceSummary, type SettledAbsence } from './absence-summary';
import { AffectedDecisions, type Colleague, type Decision } from './affected-decisions';
import type { AffectedVisit } from './affected-visits';

type SettleFormProps = {
  action: FormAction<SettledAbsence>;
  absence: Pick<AbsenceLine, 'id' | 'practitionerId' | 'start' | 'end'>;
  visits: readonly AffectedVisit[];
  colleagues: readonly Colleague[];
  timeZone: string;
  backHref: string;
};

/** What becomes of the appointments an absence planned earlier leaves standing, then one summary. Needs `settings.absences`, `directory.modes` and `common`. */
export function SettleForm({ action, absence, visits, colleagues, timeZone, backHref }: SettleFormProps) {
  const t = useTranslations('settings.absences');
  const common = useTranslations('common');
  const [state, send, isBusy] = useFormAction(action);
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decision>>>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  if (state.status === 'done')
    return <AbsenceSummary title={t('decide.settled')} range={absence} settled={state.value} timeZone={timeZone} backHref={backHref} />;
  const decided = (wish: (decision: Decision) => boolean) => visits.filter(({ id }) => wish(decisions[id] ?? 'leave')).length;
  const [cancelling, changing] = [decided((wish) => wish === 'cancel'), decided((wish) => wish !== 'leave')];
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-6">
      <FormRefusal state={state} />
      <input type="hidden" name="practitionerId" value={absence.practitionerId} />
      <input type="hidden" name="absenceId" value={absence.id} />
      <p className="font-semibold first-letter:uppercase">
        <AbsenceSpan range={absence} timeZone={timeZone} />
      </p>
      {visits.length === 0 ? (
        <p className="text-ink-2">{t('plannedFree')}</p>
      ) : (
        <AffectedDecisions
          {...{ visits, colleagues, timeZone, decisions }}
          onDecide={(ids, decision) => setDecisions((known) => ({ ...known, ...Object.fromEntries(ids.map((id) => [id, decision])) }))}
        />
      )}
      <FormActions note={changing > 0 ? t('decide.told', { count: changing }) : undefined}>
        {visits.length === 0 ? null : (
          <Button type="submit" kind="primary" busy={isBusy} busyLabel={t('form.busy')}>
            {cancelling > 0 ? t('decide.settleCancel', { count: cancelling }) : t('decide.settle')}
          </Button>
        )}
        <LinkButton href={backHref}>{common('back')}</LinkButton>
      </FormActions>
    </form>
  );
}
