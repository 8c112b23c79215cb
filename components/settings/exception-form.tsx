'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition, useActionState, useState } from 'react';
import { SelectField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, type FormState, idle, typedIn } from '@/components/patterns/form-state';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import type { ExceptionLine } from '@/lib/availability/schema';
import type { SiteChoice } from './opening-row-fields';
import { fieldName } from './opening-rows';
import { TimeField } from './time-field';

type Saved = { id: ExceptionLine['id'] };
type ExceptionFormProps = { action: FormAction<Saved>; practitionerId: string; sites: readonly SiteChoice[]; today: string };

/** One date: closed, or its own hours. The form is blank again once saved. */
export function ExceptionForm({ action, ...fields }: ExceptionFormProps) {
  const t = useTranslations('settings.hours.exceptions');
  const common = useTranslations('common');
  const week = useTranslations('settings.hours.week');
  const [state, send, isSaving] = useActionState(action, idle);
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
        (['start', 'end'] as const).map((part) => [
          fieldName(`x${at}`, part),
          week('fieldOf', { range: t('range', { place: at + 1 }), field: week(part) }),
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

function Fields({ state, practitionerId, sites, today }: Omit<ExceptionFormProps, 'action'> & { state: FormState<Saved> }) {
  const t = useTranslations('settings.hours.exceptions');
  const week = useTranslations('settings.hours.week');
  const [ranges, setRanges] = useState(2);
  const [site] = sites;
  const time = (at: number, part: 'start' | 'end') => {
    const name = fieldName(`x${at}`, part);
    const error = errorOf(state, name);
    return {
      ...{ name, value: typedIn(state, name), invalid: error !== undefined, describedBy: error ? `${name}-error` : undefined },
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
        {Array.from({ length: ranges }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ranges are only ever added at the end
          <div key={at} className="grid gap-1">
            <div className="flex flex-wrap items-center gap-2">
              <TimeField {...time(at, 'start')} placeholder={at === 0 ? '09:00' : ''} />
              <span aria-hidden className="text-ink-2">
                {week('to')}
              </span>
              <TimeField {...time(at, 'end')} placeholder={at === 0 ? '12:30' : ''} />
            </div>
            {(['start', 'end'] as const).map((part) => {
              const error = errorOf(state, fieldName(`x${at}`, part));
              return error ? (
                <FieldError key={part} id={`${fieldName(`x${at}`, part)}-error`}>
                  {error}
                </FieldError>
              ) : null;
            })}
          </div>
        ))}
        {ranges < 4 ? (
          <div className="noscript:hidden">
            <Button kind="quiet" icon={<Plus aria-hidden />} className="-ml-4" onClick={() => setRanges(ranges + 1)}>
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
