'use client';

import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { SelectField, TextareaField, TextField } from '@/components/patterns/form-field';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import { mostOf, questionKinds } from '@/lib/visit-reasons/rules';
import { answersOf, type QuestionRow, rowField } from './reason-rows';
import type { Rows } from './use-rows';

type QuestionsEditorProps = { questions: Rows<QuestionRow>; errorOf: (name: string) => string | undefined };

/** What the patient is asked, in order. Needs the words of `settings.reasons.form`. */
export function QuestionsEditor({ questions, errorOf }: QuestionsEditorProps) {
  const t = useTranslations('settings.reasons.form.questions');
  const showToast = useToast();
  const remove = (key: string) => {
    const putBack = questions.remove(key);
    showToast({ message: t('removed'), undo: { label: t('putBack'), onUndo: () => void putBack() } });
    document.getElementById('add-question')?.focus();
  };
  const many = errorOf('questions');
  return (
    <div id="questions" tabIndex={-1} className="grid gap-4">
      <p className="text-ink-2">{t('sentence')}</p>
      {many ? <FieldError>{many}</FieldError> : null}
      {questions.rows.map((row, at) => (
        <QuestionFields
          key={row.key}
          row={row}
          legend={t('one', { place: at + 1 })}
          onChange={(part) => questions.change(row.key, part)}
          onRemove={() => remove(row.key)}
          onMoveUp={at > 0 ? () => questions.moveUp(row.key) : undefined}
          errorOf={errorOf}
          autoFocus={row.key === questions.fresh}
        />
      ))}
      {questions.rows.length < mostOf.questions ? (
        <div className="-ml-4 noscript:hidden">
          <Button id="add-question" kind="quiet" icon={<Plus aria-hidden />} onClick={questions.add}>
            {t('add')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type QuestionFieldsProps = {
  row: QuestionRow;
  legend: string;
  onChange: (part: Partial<Omit<QuestionRow, 'key'>>) => void;
  onRemove: () => void;
  onMoveUp: (() => void) | undefined;
  errorOf: (name: string) => string | undefined;
  autoFocus: boolean;
};

function QuestionFields({ row, legend, onChange, onRemove, onMoveUp, errorOf, autoFocus }: QuestionFieldsProps) {
  const t = useTranslations('settings.reasons.form.questions');
  const field = (part: 'text' | 'kind' | 'choices' | 'blockingMessage') => {
    const name = rowField('questions', row.key, part);
    return { name, label: t(part), error: errorOf(name), value: row[part] };
  };
  return (
    <fieldset className="grid min-w-0 gap-3 border-l-2 border-line pl-4">
      <legend className="sr-only">{legend}</legend>
      <input type="hidden" name={rowField('questions', row.key, 'id')} value={row.id} />
      <div className="flex flex-wrap items-center gap-x-1">
        <p aria-hidden className="mr-auto text-control font-semibold">
          {legend}
        </p>
        {onMoveUp ? (
          <Button kind="quiet" icon={<ArrowUp aria-hidden />} onClick={onMoveUp} className="noscript:hidden">
            {t('up')} <span className="sr-only">{legend}</span>
          </Button>
        ) : null}
        <Button kind="quiet" icon={<Trash2 aria-hidden />} onClick={onRemove} className="noscript:hidden">
          {t('remove')} <span className="sr-only">{legend}</span>
        </Button>
      </div>
      <TextField
        {...field('text')}
        autoFocus={autoFocus}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <SelectField
        {...field('kind')}
        onChange={(event) => onChange({ kind: event.target.value, blockingAnswers: [] })}
        className="max-w-60"
      >
        {questionKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      {row.kind === 'choice' ? (
        <TextareaField {...field('choices')} hint={t('choicesHint')} onChange={(event) => onChange({ choices: event.target.value })} />
      ) : null}
      <Checkbox
        name={rowField('questions', row.key, 'required')}
        checked={row.required}
        onChange={(event) => onChange({ required: event.target.checked })}
        label={t('required')}
      />
      <Blocking row={row} onChange={onChange} errorOf={errorOf} message={field('blockingMessage')} />
    </fieldset>
  );
}

type BlockingProps = Pick<QuestionFieldsProps, 'row' | 'onChange' | 'errorOf'> & {
  message: { name: string; label: string; error: string | undefined; value: string };
};

/** Which answers end the booking, and with which sentence. A free text cannot. */
function Blocking({ row, onChange, errorOf, message }: BlockingProps) {
  const t = useTranslations('settings.reasons.form.questions');
  const answers = answersOf(row);
  if (answers.length === 0) return null;
  const name = rowField('questions', row.key, 'blockingAnswers');
  const error = errorOf(name);
  const blocking = answers.filter((answer) => row.blockingAnswers.includes(answer));
  return (
    <>
      <fieldset id={name} tabIndex={-1} aria-describedby={error ? `${name}-error` : undefined} className="min-w-0">
        <legend className="mb-1 text-control font-semibold">{t('blockingAnswers')}</legend>
        <div className="flex flex-wrap gap-x-6">
          {answers.map((answer) => (
            <Checkbox
              key={answer}
              name={`${name}[]`}
              value={answer}
              checked={blocking.includes(answer)}
              onChange={({ target }) =>
                onChange({ blockingAnswers: target.checked ? [...blocking, answer] : blocking.filter((one) => one !== answer) })
              }
              label={row.kind === 'yes_no' ? t(answer as 'yes' | 'no') : answer}
              {...(error ? { 'aria-invalid': true } : {})}
            />
          ))}
        </div>
        {error ? <FieldError id={`${name}-error`}>{error}</FieldError> : null}
      </fieldset>
      {blocking.length > 0 ? (
        <TextareaField
          {...message}
          hint={t('blockingMessageHint')}
          maxLength={300}
          onChange={(event) => onChange({ blockingMessage: event.target.value })}
        />
      ) : null}
    </>
  );
}
