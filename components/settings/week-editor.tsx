'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, startTransition } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { errorOf, type FormAction, type Saved } from '@/components/patterns/form-state';
import { ShownMark } from '@/components/patterns/shown-mark';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { DayHours } from './day-hours';
import { fieldName, type OpeningRow, openingsIn, type ReasonChoice, type SiteChoice, weekdays, weekMinutes } from './opening-rows';
import { useWeekRows } from './use-week-rows';

type WeekEditorProps = {
  action: FormAction<Saved>;
  practitionerId: string;
  /** Fingerprint of the openings. */
  shown: string;
  openings: readonly OpeningRow[];
  sites: readonly SiteChoice[];
  /** The practitioner's own, to bind a range to. */
  reasons: readonly ReasonChoice[];
  /** Local date of the practice: which periods count in the total. */
  today: string;
};

const parts = {
  ...{ start: 'start', end: 'end', siteId: 'site', modes: 'modes', reasonIds: 'reasons', validFrom: 'validFrom', validTo: 'validTo' },
} as const;

/** The seven days with their ranges, saved as a whole. A range left blank counts for nothing. */
export function WeekEditor({ action, practitionerId, shown, openings, sites, reasons, today }: WeekEditorProps) {
  const t = useTranslations('settings.hours.week');
  const common = useTranslations('common');
  const [state, send, isSaving] = useFormAction(action);
  const week = useWeekRows(() => (state.status === 'refused' ? openingsIn(state.values) : openings), sites[0]?.id ?? '');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // Sent by hand, or React would empty the form once the action has answered.
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    week.sent();
    startTransition(() => send(form));
  };
  const labels = Object.fromEntries(
    weekdays.flatMap((weekday) =>
      week.ofDay(weekday).flatMap(({ key }, at) =>
        (Object.keys(parts) as (keyof typeof parts)[]).map((part) => {
          const range = t('of', { day: t(`days.${weekday}`), place: at + 1 });
          return [fieldName(key, part), t('fieldOf', { range, field: t(parts[part]) })];
        }),
      ),
    ),
  );
  const total = weekMinutes(week.rows, today);
  return (
    <form action={send} onSubmit={submit} noValidate className="grid gap-4">
      <FormRefusal state={state} fields={labels} />
      <ShownMark state={state} shown={shown} />
      <input type="hidden" name="practitionerId" value={practitionerId} />
      <ul className="grid divide-y divide-line rounded-panel border border-line bg-surface">
        {weekdays.map((weekday) => (
          <DayHours
            key={weekday}
            weekday={weekday}
            week={week}
            sites={sites}
            reasons={reasons}
            errorOf={(name) => (week.edited.has(name) ? undefined : errorOf(state, name))}
          />
        ))}
      </ul>
      <p className="max-w-prose text-ink-2">{t('nightHint')}</p>
      {state.status === 'done' && !week.isChanged && !isSaving ? <Notice tone="success" live="polite" title={t('saved')} /> : null}
      <FormActions note={week.isChanged ? t('unsaved') : undefined}>
        <Button type="submit" kind="primary" busy={isSaving} busyLabel={common('saving')}>
          {t('save')}
        </Button>
        <p className="font-semibold max-sm:order-first max-sm:w-full">
          {t('total', { hours: Math.floor(total / 60), minutes: total % 60 })}
        </p>
      </FormActions>
    </form>
  );
}
