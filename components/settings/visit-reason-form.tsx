'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, startTransition } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { chosenIn, errorOf, type FormAction, type FormState, typedIn } from '@/components/patterns/form-state';
import { ShownMark } from '@/components/patterns/shown-mark';
import { useFormAction } from '@/components/patterns/use-form-action';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { LinkButton } from '@/components/ui/link-button';
import { RadioGroup } from '@/components/ui/radio-group';
import type { VisitReason } from '@/lib/visit-reasons/schema';
import { ColourField } from './colour-field';
import { ModesField } from './modes-field';
import type { ResourceChoice } from './needs-editor';
import { NoticeField } from './notice-field';
import { type PlainField, plainFields, type TypedReason } from './reason-fields';
import { ReasonFolds, rowLabels } from './reason-folds';
import { blankNeed, blankQuestion, blankReminder, type ReasonRows, reasonRowsIn } from './reason-rows';
import { useRows } from './use-rows';

type VisitReasonFormProps = {
  action: FormAction<{ id: VisitReason['id'] }>;
  reason: TypedReason;
  /** Fingerprint of the stored reason; a new one has none. */
  shown?: string;
  resources: readonly ResourceChoice[];
  backHref: string;
};

const whole = { inputMode: 'numeric', autoComplete: 'off', className: '[&_input]:max-w-60' } as const;

/**
 * A visit reason, in the words of a practice: what is asked most stands first, the rest is folded away under a line that says what it
 * holds. Sent by hand where scripts run, so that nothing typed is emptied; as a plain form where they do not.
 */
export function VisitReasonForm({ action, reason, shown = '', resources, backHref }: VisitReasonFormProps) {
  const t = useTranslations('settings.reasons.form');
  const common = useTranslations('common');
  const [state, send, isSaving] = useFormAction(action);
  const first = (list: keyof ReasonRows) => (state.status === 'refused' ? reasonRowsIn(state.values)[list] : reason.rows[list]);
  const questions = useRows(() => first('questions') as ReasonRows['questions'], blankQuestion);
  const reminders = useRows(() => first('reminders') as ReasonRows['reminders'], blankReminder);
  const needs = useRows(() => first('needs') as ReasonRows['needs'], blankNeed);
  const labels = {
    ...(Object.fromEntries(plainFields.map((name) => [name, t(name)])) as Record<PlainField, string>),
    ...rowLabels(t, { questions: questions.rows, reminders: reminders.rows, needs: needs.rows }),
  };
  const text = (name: PlainField) => ({
    name,
    label: labels[name],
    defaultValue: typedIn(state, name, reason.texts[name] ?? ''),
    error: errorOf(state, name),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
  return (
    <form action={send} onSubmit={submit} className="grid max-w-form gap-8" noValidate>
      <FormRefusal state={state} fields={labels} />
      <ShownMark state={state} shown={shown} />
      {reason.id ? <input type="hidden" name="id" value={reason.id} /> : null}
      <input type="hidden" name="practitionerId" value={reason.practitionerId} />
      <Section title={t('what')}>
        <TextField {...text('label')} hint={t('labelHint')} autoComplete="off" maxLength={80} />
        <TextField {...text('durationMinutes')} {...whole} />
        <TextField {...text('price')} {...whole} inputMode="decimal" hint={t('priceHint')} optional={common('optional')} />
        <ModesField legend={labels.modes} chosen={chosenIn(state, 'modes', reason.modes)} error={errorOf(state, 'modes')} />
        <ColourField legend={labels.colour} chosen={typedIn(state, 'colour', reason.texts.colour)} />
      </Section>
      <Section title={t('onlineSection')}>
        <Checkbox
          id="bookableOnline"
          name="bookableOnline"
          defaultChecked={isTicked(state, 'bookableOnline', reason.bookableOnline)}
          label={t('bookableOnline')}
          hint={t('bookableOnlineHint')}
        />
        <RadioGroup
          name="audience"
          legend={labels.audience}
          defaultValue={typedIn(state, 'audience', reason.texts.audience)}
          error={errorOf(state, 'audience')}
          choices={(['all', 'new', 'known'] as const).map((value) => ({ value, label: t(`audiences.${value}`) }))}
        />
        <NoticeField
          label={labels.minNoticeMinutes}
          count={typedIn(state, 'minNoticeMinutes', reason.texts.minNoticeMinutes)}
          unit={typedIn(state, 'noticeUnit', reason.texts.noticeUnit)}
          error={errorOf(state, 'minNoticeMinutes')}
        />
        <TextField {...text('horizonDays')} {...whole} hint={t('horizonDaysHint')} optional={common('optional')} />
      </Section>
      <ReasonFolds
        state={state}
        reason={reason}
        text={text}
        isTicked={(name, kept) => isTicked(state, name, kept)}
        {...{ questions, reminders, needs, resources }}
      />
      <FormActions note={reason.id ? t('kept') : undefined}>
        <Button type="submit" kind="primary" busy={isSaving} busyLabel={common('saving')}>
          {t('save')}
        </Button>
        <LinkButton href={backHref}>{common('back')}</LinkButton>
      </FormActions>
    </form>
  );
}

/** A box that was not sent was not ticked. */
const isTicked = (state: FormState<unknown>, name: string, kept: boolean) =>
  state.status === 'refused' ? state.values[name] !== undefined : kept;

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <h2 className="text-h2">{title}</h2>
      {children}
    </section>
  );
}
