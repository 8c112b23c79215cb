'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, type FormState, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import type { AbsenceLine } from '@/lib/availability/schema';
import { AbsenceSpan } from './absence-span';
import { AbsenceSummary, type SettledAbsence } from './absence-summary';
import { AffectedDecisions, type Colleague, type Decision } from './affected-decisions';
import type { AffectedVisit } from './affected-visits';
import { TimeField } from './time-field';

/** The answer to the form: planned with what became of the visits, or the list to be seen first. */
export type AnnouncedAbsence = {
  readonly plannedId: AbsenceLine['id'] | null;
  readonly range: { readonly start: Date; readonly end: Date };
  readonly visits: readonly AffectedVisit[];
  readonly settled: SettledAbsence | null;
  readonly typed: Readonly<Record<Field, string>>;
};
type Field = 'fromDate' | 'fromTime' | 'toDate' | 'toTime' | 'label';
type AbsenceFormProps = {
  action: FormAction<AnnouncedAbsence>;
  practitionerId: string;
  colleagues: readonly Colleague[];
  timeZone: string;
  today: string;
  backHref: string;
};

const typed = (state: FormState<AnnouncedAbsence>, field: Field) =>
  typedIn(state, field, state.status === 'done' ? state.value.typed[field] : '');

/**
 * From and to, then the appointments inside with what becomes of each, then the absence and one summary. The list goes with the form: an
 * appointment that was not on it is shown before anything is planned. A change of the dates asks for a new list.
 */
export function AbsenceForm({ action, practitionerId, colleagues, timeZone, today, backHref }: AbsenceFormProps) {
  const t = useTranslations('settings.absences');
  const common = useTranslations('common');
  const [state, send, isBusy] = useFormAction(action);
  const [stale, setStale] = useState<FormState<AnnouncedAbsence> | null>(null);
  const [decisions, setDecisions] = useState<Readonly<Record<string, Decision>>>({});
  const announced = state.status === 'done' && state !== stale ? state.value : null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const labels = {
    fromDate: t('form.fromDate'),
    fromTime: t('form.fromTime'),
    toDate: t('form.toDate'),
    toTime: t('form.toTime'),
    label: t('form.label'),
  };
  if (announced?.settled)
    return <AbsenceSummary {...{ timeZone, backHref }} title={t('decide.planned')} range={announced.range} settled={announced.settled} />;
  const cancelling = announced?.visits.filter(({ id }) => decisions[id] === 'cancel').length ?? 0;
  const moment = (which: 'from' | 'to') => (
    <Moment
      state={state}
      legend={t(`form.${which}`)}
      date={{ name: `${which}Date`, label: labels[`${which}Date`] }}
      time={{ name: `${which}Time`, label: labels[`${which}Time`], example: which === 'from' ? '09:00' : '18:00' }}
      today={today}
      optional={common('optional')}
    />
  );
  return (
    <form
      action={send}
      onSubmit={submit}
      noValidate
      onInput={(event) => {
        if (/Date$|Time$/.test((event.target as HTMLInputElement).name)) setStale(state);
      }}
      className="grid max-w-form gap-6"
    >
      <FormRefusal state={state} fields={labels} />
      <input type="hidden" name="practitionerId" value={practitionerId} />
      {moment('from')}
      {moment('to')}
      <p className="-mt-4 text-ink-2">{t('form.timeHint')}</p>
      <TextField
        name="label"
        label={labels.label}
        hint={t('form.labelHint')}
        optional={common('optional')}
        autoComplete="off"
        maxLength={60}
        defaultValue={typed(state, 'label')}
        error={errorOf(state, 'label')}
      />
      {announced ? (
        <div className="grid gap-2">
          <p role="status" className="font-semibold first-letter:uppercase">
            <AbsenceSpan range={announced.range} timeZone={timeZone} />
          </p>
          <AffectedDecisions
            visits={announced.visits}
            colleagues={colleagues}
            timeZone={timeZone}
            decisions={decisions}
            onDecide={(ids, decision) => setDecisions((known) => ({ ...known, ...Object.fromEntries(ids.map((id) => [id, decision])) }))}
          />
          {announced.visits.map(({ id }) => (
            <input key={id} type="hidden" name="seen[]" value={id} />
          ))}
        </div>
      ) : null}
      {announced ? null : <p className="max-w-prose text-ink-2">{t('form.nextHint')}</p>}
      <FormActions note={cancelling > 0 ? t('decide.told', { count: cancelling }) : undefined}>
        <Button type="submit" kind="primary" busy={isBusy} busyLabel={t('form.busy')}>
          {cancelling > 0 ? t('decide.confirmCancel', { count: cancelling }) : announced ? t('form.confirm') : t('form.next')}
        </Button>
        <LinkButton href={backHref}>{common('back')}</LinkButton>
      </FormActions>
    </form>
  );
}

type MomentProps = {
  state: FormState<AnnouncedAbsence>;
  legend: string;
  date: { name: Field; label: string };
  time: { name: Field; label: string; example: string };
  today: string;
  optional: string;
};

function Moment({ state, legend, date, time, today, optional }: MomentProps) {
  const timeError = errorOf(state, time.name);
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{legend}</legend>
      <div className="grid grid-cols-[minmax(0,1fr)_8.5rem] items-start gap-4">
        <TextField
          name={date.name}
          type="date"
          label={date.label}
          min={today}
          defaultValue={typed(state, date.name)}
          error={errorOf(state, date.name)}
        />
        <FormField name={time.name} label={time.label} optional={optional} error={timeError}>
          {(control) => (
            <TimeField
              name={time.name}
              label={time.label}
              value={typed(state, time.name)}
              invalid={timeError !== undefined}
              describedBy={control['aria-describedby']}
              optional
              placeholder={time.example}
            />
          )}
        </FormField>
      </div>
    </fieldset>
  );
}
