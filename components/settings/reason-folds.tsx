'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TextareaField, TextField } from '@/components/patterns/form-field';
import { errorOf, type FormState } from '@/components/patterns/form-state';
import { Checkbox } from '@/components/ui/checkbox';
import { Fold } from './fold';
import { NeedsEditor, type ResourceChoice } from './needs-editor';
import { QuestionsEditor } from './questions-editor';
import type { PlainField, TypedReason } from './reason-fields';
import { type NeedRow, type QuestionRow, type ReasonRows, type ReminderRow, reminderCountField, rowField } from './reason-rows';
import { RemindersEditor } from './reminders-editor';
import type { Rows } from './use-rows';

type Translate = ReturnType<typeof useTranslations<'settings.reasons.form'>>;
type ReasonFoldsProps = {
  state: FormState<unknown>;
  reason: TypedReason;
  text: (name: PlainField) => { name: PlainField; label: string; defaultValue: string; error: string | undefined };
  isTicked: (name: string, kept: boolean) => boolean;
  questions: Rows<QuestionRow>;
  reminders: Rows<ReminderRow>;
  needs: Rows<NeedRow>;
  resources: readonly ResourceChoice[];
};

const whole = { inputMode: 'numeric', autoComplete: 'off', className: '[&_input]:max-w-60' } as const;
const limits = ['maxPerDay', 'maxPerWeek', 'maxPerPatientWeek'] as const;

/** The sections of a reason that most are left as they are. Needs the words of `settings.reasons.form`. */
export function ReasonFolds({ state, reason, text, isTicked, questions, reminders, needs, resources }: ReasonFoldsProps) {
  const t = useTranslations('settings.reasons.form');
  const common = useTranslations('common');
  const optional = common('optional');
  const refused = (...starts: string[]) =>
    state.status === 'refused' &&
    Object.keys(state.fields).some((name) => starts.some((start) => name === start || name.startsWith(`${start}.`)));
  const fold = (title: string, digest: string, fields: string[], children: ReactNode) => (
    <Fold title={title} digest={digest} refusal={state} isRefused={refused(...fields)}>
      {children}
    </Fold>
  );
  const error = (name: string) => errorOf(state, name);
  return (
    <section className="grid gap-4">
      <h2 className="text-h2">{t('folded')}</h2>
      <div className="overflow-clip rounded-panel border border-line bg-surface">
        {fold(
          t('questions.title'),
          t('digest.questions', { count: questions.rows.length }),
          ['questions'],
          <QuestionsEditor questions={questions} errorOf={error} />,
        )}
        {fold(
          t('toPatient'),
          digestOf(
            [
              ['instructions', t('instructions')],
              ['documentsToBring', t('documentsToBring')],
            ],
            reason,
            t,
          ),
          ['instructions', 'documentsToBring'],
          <>
            <TextareaField {...text('instructions')} hint={t('instructionsHint')} optional={optional} maxLength={1000} />
            <TextareaField {...text('documentsToBring')} hint={t('documentsToBringHint')} optional={optional} maxLength={500} />
          </>,
        )}
        {fold(
          t('reminders.title'),
          remindersInWords(reminders.rows, t),
          ['reminders'],
          <RemindersEditor reminders={reminders} errorOf={error} />,
        )}
        {fold(
          t('changes'),
          changesInWords(reason, t),
          ['changeUntilHours', 'cancelNoticeHours'],
          <>
            <Checkbox
              name="changeOnline"
              defaultChecked={isTicked('changeOnline', reason.changeOnline)}
              label={t('changeOnline')}
              hint={t('changeOnlineHint')}
            />
            <TextField {...text('changeUntilHours')} {...whole} hint={t('changeUntilHoursHint')} />
            <TextField {...text('cancelNoticeHours')} {...whole} hint={t('cancelNoticeHoursHint')} />
          </>,
        )}
        {fold(
          t('limits'),
          reason.texts.capacity
            ? t('digest.group', { seats: reason.texts.capacity })
            : t('digest.limits', { count: limits.filter((name) => reason.texts[name]).length }),
          [...limits, 'capacity'],
          <>
            {limits.map((name) => (
              <TextField key={name} {...text(name)} {...whole} hint={t(`${name}Hint`)} optional={optional} />
            ))}
            <TextField {...text('capacity')} {...whole} hint={t('capacityHint')} optional={optional} />
          </>,
        )}
        {fold(
          t('needs.title'),
          t('digest.needs', { count: needs.rows.filter(({ resourceIds }) => resourceIds.length > 0).length }),
          ['resourceNeeds'],
          <NeedsEditor needs={needs} resources={resources} errorOf={error} />,
        )}
        {fold(
          t('rhythm'),
          t('digest.rhythm', { step: reason.texts.stepMinutes ?? '' }),
          ['stepMinutes', 'bufferBefore', 'bufferAfter'],
          <>
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
          </>,
        )}
      </div>
    </section>
  );
}

const digestOf = (parts: readonly [name: string, label: string][], { texts }: TypedReason, t: Translate) =>
  parts.flatMap(([name, label]) => (texts[name] ? [label] : [])).join(' · ') || t('digest.nothing');

const changesInWords = ({ changeOnline, texts }: TypedReason, t: Translate) => {
  if (!changeOnline) return t('digest.changeNever');
  return Number(texts.changeUntilHours) > 0 ? t('digest.changeUntil', { hours: texts.changeUntilHours ?? '' }) : t('digest.changeAlways');
};

const remindersInWords = (rows: readonly ReminderRow[], t: Translate) =>
  rows
    .filter(({ count }) => count.trim() !== '')
    .map(({ kind, count, at }) => {
      if (kind === 'hours') return t('reminders.saidHours', { count });
      if (kind === 'days') return t('reminders.saidDays', { count });
      return count.trim() === '1' ? t('reminders.saidEve', { at }) : t('reminders.saidEves', { count, at });
    })
    .join(' · ') || t('digest.noReminder');

/** What the summary of refusals calls each field of each row. */
export function rowLabels(t: Translate, { questions, reminders }: ReasonRows): Record<string, string> {
  const of = (range: string, field: string) => t('questions.of', { range, field });
  return Object.fromEntries([
    ['questions', t('questions.title')],
    ...questions.flatMap(({ key }, at) =>
      (['text', 'kind', 'choices', 'blockingAnswers', 'blockingMessage'] as const).map((part) => [
        rowField('questions', key, part),
        of(t('questions.one', { place: at + 1 }), t(`questions.${part}`)),
      ]),
    ),
    ['reminders', t('reminders.title')],
    ...reminders.flatMap((row, at) => [
      [reminderCountField(row), of(t('reminders.one', { place: at + 1 }), t('reminders.count'))],
      [rowField('reminders', row.key, 'at'), of(t('reminders.one', { place: at + 1 }), t('reminders.at'))],
    ]),
    ['resourceNeeds', t('needs.title')],
  ]) as Record<string, string>;
}
