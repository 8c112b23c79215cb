'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useState } from 'react';
import { SelectField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, type FormState, typedIn } from '@/components/patterns/form-state';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import type { ExceptionLine } from '@/lib/availability/schema';
import { readClock } from '@/lib/core/clock-text';
import { modes } from '@/lib/core/visit-mode';
import { OpeningHow } from './opening-how';
import { fieldName, type OpeningRow, openingsIn, overNight, plainOpening, type ReasonChoice, type SiteChoice } from './opening-rows';
import { TimeField } from './time-field';

type Saved = { id: ExceptionLine['id'] };
type ExceptionFormProps = {
  action: FormAction<Saved>;
  practitionerId: string;
  sites: readonly SiteChoice[];
  reasons: readonly ReasonChoice[];
  today: string;
};

const most = 4;
const blankRange = (at: number): OpeningRow => ({ ...plainOpening, key: `x${at}`, weekday: 0, start: '', end: '', siteId: '', modes });

/** One date: closed, or its own hours. The form is blank again once saved. */
export function ExceptionForm({ action, ...fields }: ExceptionFormProps) {
  const t = useTranslations('settings.hours.exceptions');
  const common = useTranslations('common');
  const week = useTranslations('settings.hours.week');
  const [state, send, isSaving] = useFormAction(action);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  const labels = {
    date: t('date'),
    kind: t('kind'),
    siteId: week('site'),
    ...Object.fromEntries(
      [0, 1, 2, 3].flatMap((at) =>
        (['start', 'end', 'modes', 'reasonIds'] as const).map((part) => [
          fieldName(`x${at}`, part),
          week('fieldOf', { range: t('range', { place: at + 1 }), field: week(part === 'reasonIds' ? 'reasons' : part) }),
        ]),
      ),
    ),
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="grid max-w-form gap-4">
      <FormRefusal state={state} fields={labels} />
      {state.status === 'done' && !isSaving ? <Notice tone="success" live="polite" title={t('saved')} /> : null}
      <Fields key={state.status === 'done' ? state.value.id : 'first'} state={state} {...fields} />
      <div>
        <Button type="submit" busy={isSaving} busyLabel={common('saving')} className="max-sm:w-full">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function Fields({ state, practitionerId, sites, reasons, today }: Omit<ExceptionFormProps, 'action'> & { state: FormState<Saved> }) {
  const t = useTranslations('settings.hours.exceptions');
  const week = useTranslations('settings.hours.week');
  const [rows, setRows] = useState<readonly OpeningRow[]>(() => {
    const typed = state.status === 'refused' ? openingsIn(state.values) : [];
    return Array.from({ length: Math.max(2, typed.length) }, (_, at) => ({
      ...blankRange(at),
      ...typed.find(({ key }) => key === `x${at}`),
    }));
  });
  const change = (key: string, part: Partial<OpeningRow>) =>
    setRows((known) => known.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const [site] = sites;
  const time = (row: OpeningRow, at: number, part: 'start' | 'end') => {
    const name = fieldName(row.key, part);
    const error = errorOf(state, name);
    return {
      ...{ name, value: row[part], onChange: (value: string) => change(row.key, { [part]: value }) },
      ...{ invalid: error !== undefined, describedBy: error ? `${name}-error` : undefined },
      label: week('fieldOf', { range: t('range', { place: at + 1 }), field: week(part) }),
      optional: at > 0,
    };
  };
  return (
    <div className="group grid gap-4">
      <input type="hidden" name="practitionerId" value={practitionerId} />
      <TextField
        name="date"
        type="date"
        label={t('date')}
        min={today}
        defaultValue={typedIn(state, 'date')}
        error={errorOf(state, 'date')}
        className="max-w-60"
      />
      <RadioGroup
        inline
        name="kind"
        legend={t('kind')}
        defaultValue={typedIn(state, 'kind', 'closed')}
        choices={[
          { value: 'closed', label: t('closed') },
          { value: 'other', label: t('other') },
        ]}
      />
      <div className="hidden gap-3 group-has-[#kind-other:checked]:grid">
        {rows.map((row, at) => (
          <div key={row.key} className="grid gap-1">
            <div className="flex flex-wrap items-center gap-2">
              <TimeField {...time(row, at, 'start')} placeholder={at === 0 ? '09:00' : ''} />
              <span aria-hidden className="text-ink-2">
                {week('to')}
              </span>
              <TimeField {...time(row, at, 'end')} placeholder={at === 0 ? '12:30' : ''} />
              <OpeningHow
                ofOneDate
                row={row}
                label={t('range', { place: at + 1 })}
                reasons={reasons}
                onChange={(part) => change(row.key, part)}
                errorOf={(name) => errorOf(state, name)}
              />
            </div>
            {(['start', 'end'] as const).map((part) => {
              const error = errorOf(state, fieldName(row.key, part));
              return error ? (
                <FieldError key={part} id={`${fieldName(row.key, part)}-error`}>
                  {error}
                </FieldError>
              ) : null;
            })}
            {overNight(row) === 'no' ? null : (
              <p className="text-small text-ink-2">
                {week(overNight(row) === 'whole_day' ? 'wholeDay' : 'untilNextDay', { end: readClock(row.end) ?? row.end })}
              </p>
            )}
          </div>
        ))}
        {rows.length < most ? (
          <div className="noscript:hidden">
            <Button kind="quiet" icon={<Plus aria-hidden />} className="-ml-4" onClick={() => setRows([...rows, blankRange(rows.length)])}>
              {week('add')}
            </Button>
          </div>
        ) : null}
      </div>
      {sites.length > 1 ? (
        <div className="hidden group-has-[#kind-other:checked]:block">
          <SelectField
            key={typedIn(state, 'siteId')}
            name="siteId"
            label={week('site')}
            defaultValue={typedIn(state, 'siteId', site?.id)}
            error={errorOf(state, 'siteId')}
          >
            {sites.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
      ) : (
        <input type="hidden" name="siteId" value={site?.id ?? ''} />
      )}
    </div>
  );
}
