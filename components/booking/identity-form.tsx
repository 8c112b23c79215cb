'use client';

import { type ReactNode, useState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormErrorSummary } from '@/components/patterns/form-error-summary';
import { TextField } from '@/components/patterns/form-field';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { answerField } from './answer-field';
import { BookerFields, type BookerWords, bookerFields } from './booker-fields';
import { type CountdownWords, HoldCountdown } from './hold-countdown';
import { type AskedQuestion, QuestionFields, type QuestionWords } from './question-fields';
import { StepNotice } from './step-notice';
import type { StepAction } from './step-state';
import { type NoAnswerWords, useStep } from './use-step';

/** Who comes; a relative's own names are not the ones this browser knows. */
const person = [
  { name: 'familyName', autoComplete: 'family-name', autoCapitalize: 'words' },
  { name: 'givenName', autoComplete: 'given-name', autoCapitalize: 'words' },
  { name: 'birthDate', autoComplete: 'bday', inputMode: 'numeric', className: '[&_input]:max-w-48' },
] as const;
/** How to reach whoever books. */
const contact = [
  { name: 'phone', autoComplete: 'tel', inputMode: 'tel', type: 'tel' },
  { name: 'email', autoComplete: 'email', inputMode: 'email', type: 'email', autoCapitalize: 'none', spellCheck: false },
] as const;
type IdentityField = (typeof person)[number]['name'] | (typeof contact)[number]['name'];

export type IdentityWords = {
  forWhom: string;
  self: string;
  relative: string;
  relativeHint: string;
  submit: string;
  submitting: string;
  errors: string;
  fields: Record<IdentityField, { label: string; hint?: string }>;
  booker: BookerWords;
  questions: QuestionWords;
};
type IdentityFormProps = {
  action: StepAction;
  hidden: Readonly<Record<string, string>>;
  /** What was typed before, on this device. */
  typed: Readonly<Record<string, string>> | null;
  questions: readonly AskedQuestion[];
  hold: { leftMs: number; canExtend: boolean };
  /** What is held, in words. */
  time: ReactNode;
  /** Price, cancellation rule, data: said before the last button. */
  rules: ReactNode;
  words: IdentityWords & { countdown: CountdownWords; noAnswer: NoAnswerWords };
};

/** Five typed fields, two more for a relative. Whatever happens to the time, what was typed stays. */
export function IdentityForm({ action, hidden, typed, questions, hold, time, rules, words }: IdentityFormProps) {
  const [state, submit, pending] = useStep(action, words.noAnswer);
  const values = state.values ?? typed ?? {};
  const [forRelative, setForRelative] = useState(values.forWhom === 'relative');
  const order = [
    ...person,
    ...bookerFields.map((name) => ({ name })),
    ...contact,
    ...questions.map(({ id }) => ({ name: answerField(id) })),
  ];
  const errors = order.flatMap(({ name }) => (state.fields[name]?.[0] ? [{ field: name, message: state.fields[name][0] }] : []));
  const expired = state.alert?.retake || (state.alert?.near.length ?? 0) > 0;
  const field = ({ name, ...input }: (typeof person)[number] | (typeof contact)[number]) => (
    <TextField
      key={name}
      name={name}
      {...words.fields[name]}
      {...input}
      {...(forRelative && name !== 'phone' && name !== 'email' ? { autoComplete: 'off' } : {})}
      defaultValue={values[name]}
      error={state.fields[name]?.[0]}
    />
  );
  return (
    <form action={submit} noValidate className="group/identity grid grid-cols-1 max-w-form gap-4 [&_input]:scroll-mb-32">
      {/* Enter in a field presses the form's first submit button: it must be the one that goes on. */}
      <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid grid-cols-1 gap-2 rounded-panel bg-pine-soft px-4 py-3 text-ink forced-colors:border">
        {time}
        {expired ? null : <HoldCountdown {...hold} words={words.countdown} pending={pending} />}
      </div>
      {state.alert ? <StepNotice alert={state.alert} retakeLabel={words.countdown.retake} pending={pending} /> : null}
      <FormErrorSummary title={words.errors} errors={errors} of={state} />
      <RadioGroup
        name="forWhom"
        legend={words.forWhom}
        defaultValue={values.forWhom ?? 'self'}
        onChange={({ target }) => {
          setForRelative(target.value === 'relative');
          if (target.form) swapPerson(target.form, target.value === 'relative', typed ?? {});
        }}
        inline
        choices={[
          { value: 'self', label: words.self },
          { value: 'relative', label: words.relative },
        ]}
      />
      <p className="-mt-2 hidden text-body text-ink-2 group-has-[#forWhom-relative:checked]/identity:block">{words.relativeHint}</p>
      {person.map(field)}
      <BookerFields values={values} errors={state.fields} words={words.booker} />
      {contact.map(field)}
      <QuestionFields questions={questions} values={values} errors={state.fields} words={words.questions} />
      <div className="grid grid-cols-1 gap-3 border-t border-line pt-4">{rules}</div>
      <FormActions>
        <SubmitButton busyLabel={words.submitting}>{words.submit}</SubmitButton>
      </FormActions>
    </form>
  );
}

/**
 * One's own names, filled in beforehand, are not the relative's: they make room for the relative's, and come back as long as nothing was
 * typed there. What was typed is never touched.
 */
function swapPerson(form: HTMLFormElement, forRelative: boolean, known: Readonly<Record<string, string>>) {
  if (known.forWhom) return;
  const inputs = person.flatMap(({ name }) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? []);
  const isLeft = inputs.every(({ name, value }) => value === (forRelative ? (known[name] ?? '') : ''));
  if (isLeft) for (const input of inputs) input.value = forRelative ? '' : (known[input.name] ?? '');
}
