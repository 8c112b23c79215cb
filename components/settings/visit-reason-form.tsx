'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { TextareaField, TextField } from '@/components/patterns/form-field';
import { FormRefusal } from '@/components/patterns/form-refusal';
import { chosenIn, errorOf, type FormAction, type FormState, idle, typedIn } from '@/components/patterns/form-state';
import { Checkbox } from '@/components/ui/checkbox';
import { LinkButton } from '@/components/ui/link-button';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import type { VisitReason } from '@/lib/visit-reasons/schema';
import { ColourField } from './colour-field';
import { ModesField } from './modes-field';
import { NoticeField } from './notice-field';

/** The fields of a reason as the form shows them: texts, by field name. */
export type TypedReason = {
  readonly id: string | null;
  readonly practitionerId: string;
  readonly texts: Readonly<Record<string, string>>;
  readonly modes: readonly string[];
  readonly bookableOnline: boolean;
};

type VisitReasonFormProps = { action: FormAction<{ id: VisitReason['id'] }>; reason: TypedReason; backHref: string };

const fieldNames = [
  ...(['label', 'durationMinutes', 'price', 'modes', 'audience', 'minNoticeMinutes', 'horizonDays', 'maxPerDay'] as const),
  ...(['stepMinutes', 'bufferBefore', 'bufferAfter', 'instructions', 'cancelNoticeHours', 'colour'] as const),
];
type Field = (typeof fieldNames)[number];
const whole = { inputMode: 'numeric', autoComplete: 'off', className: '[&_input]:max-w-60' } as const;

/** A visit reason, in the words of a practice. A refused form keeps what was typed. */
export function VisitReasonForm({ action, reason, backHref }: VisitReasonFormProps) {
  const t = useTranslations('settings.reasons.form');
  const common = useTranslations('common');
  const [state, send] = useActionState(action, idle);
  const labels = Object.fromEntries(fieldNames.map((name) => [name, t(name)])) as Record<Field, string>;
  const text = (name: Field) => ({
    name,
    label: labels[name],
    defaultValue: typedIn(state, name, reason.texts[name] ?? ''),
    error: errorOf(state, name),
  });
  const optional = common('optional');
  return (
    <form action={send} className="grid max-w-form gap-8" noValidate>
      <FormRefusal state={state} fields={labels} />
      {reason.id ? <input type="hidden" name="id" value={reason.id} /> : null}
      <input type="hidden" name="practitionerId" value={reason.practitionerId} />
      <Section title={t('what')}>
        <TextField {...text('label')} hint={t('labelHint')} autoComplete="off" maxLength={80} />
        <TextField {...text('durationMinutes')} {...whole} />
        <TextField {...text('price')} {...whole} inputMode="decimal" hint={t('priceHint')} optional={optional} />
        <ModesField legend={labels.modes} chosen={chosenIn(state, 'modes', reason.modes)} error={errorOf(state, 'modes')} />
      </Section>
      <Section title={t('booking')}>
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
        <TextField {...text('horizonDays')} {...whole} hint={t('horizonDaysHint')} optional={optional} />
        <TextField {...text('maxPerDay')} {...whole} hint={t('maxPerDayHint')} optional={optional} />
      </Section>
      <Section title={t('rhythm')}>
        <TextField {...text('stepMinutes')} {...whole} hint={t('stepMinutesHint')} />
        <div className="grid gap-2">
          <div className="grid grid-cols-2 items-end gap-4">
            <TextField {...text('bufferBefore')} {...whole} aria-describedby="buffer-hint" />
            <TextField {...text('bufferAfter')} {...whole} aria-describedby="buffer-hint" />
          </div>
          <p id="buffer-hint" className="text-ink-2">
            {t('bufferHint')}
          </p>
        </div>
      </Section>
      <Section title={t('patient')}>
        <TextareaField {...text('instructions')} hint={t('instructionsHint')} optional={optional} maxLength={1000} />
        <TextField {...text('cancelNoticeHours')} {...whole} hint={t('cancelNoticeHoursHint')} />
      </Section>
      <ColourField legend={labels.colour} chosen={typedIn(state, 'colour', reason.texts.colour)} />
      <FormActions note={reason.id ? t('kept') : undefined}>
        <SubmitButton busyLabel={common('saving')}>{t('save')}</SubmitButton>
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
