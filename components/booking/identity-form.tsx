'use client';

import { type ReactNode, useActionState } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { FormErrorSummary } from '@/components/patterns/form-error-summary';
import { TextField } from '@/components/patterns/form-field';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { type CountdownWords, HoldCountdown } from './hold-countdown';
import { StepNotice } from './step-notice';
import { type StepAction, untouched } from './step-state';

/** In the order of the form; each with how it is typed and filled in by the browser. */
const fields = [
  { name: 'familyName', autoComplete: 'family-name', autoCapitalize: 'words' },
  { name: 'givenName', autoComplete: 'given-name', autoCapitalize: 'words' },
  { name: 'birthDate', autoComplete: 'bday', inputMode: 'numeric' },
  { name: 'phone', autoComplete: 'tel', inputMode: 'tel', type: 'tel' },
  { name: 'email', autoComplete: 'email', inputMode: 'email', type: 'email', autoCapitalize: 'none', spellCheck: false },
] as const;
type IdentityField = (typeof fields)[number]['name'];

export type IdentityWords = {
  forWhom: string;
  self: string;
  relative: string;
  relativeHint: string;
  submit: string;
  submitting: string;
  errors: string;
  fields: Record<IdentityField, { label: string; hint?: string }>;
};
type IdentityFormProps = {
  action: StepAction;
  hidden: Readonly<Record<string, string>>;
  /** What was typed before, on this device. */
  typed: Readonly<Record<string, string>> | null;
  hold: { leftMs: number; canExtend: boolean };
  /** What is held, in words. */
  time: ReactNode;
  /** Price, cancellation rule, data: said before the last button. */
  rules: ReactNode;
  words: IdentityWords & { countdown: CountdownWords };
};

/** Five typed fields. Whatever happens to the time, what was typed stays. */
export function IdentityForm({ action, hidden, typed, hold, time, rules, words }: IdentityFormProps) {
  const [state, submit, pending] = useActionState(action, untouched);
  const values = state.values ?? typed ?? {};
  const errors = fields.flatMap(({ name }) => (state.fields[name]?.[0] ? [{ field: name, message: state.fields[name][0] }] : []));
  const expired = state.alert?.retake || (state.alert?.near.length ?? 0) > 0;
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
      <FormErrorSummary title={words.errors} errors={errors} />
      <RadioGroup
        name="forWhom"
        legend={words.forWhom}
        defaultValue={values.forWhom ?? 'self'}
        inline
        choices={[
          { value: 'self', label: words.self },
          { value: 'relative', label: words.relative },
        ]}
      />
      <p className="-mt-2 hidden text-body text-ink-2 group-has-[#forWhom-relative:checked]/identity:block">{words.relativeHint}</p>
      {fields.map(({ name, ...input }) => (
        <TextField
          key={name}
          name={name}
          {...words.fields[name]}
          {...input}
          defaultValue={values[name]}
          error={state.fields[name]?.[0]}
          {...(name === 'birthDate' ? { className: '[&_input]:max-w-48' } : {})}
        />
      ))}
      <div className="grid grid-cols-1 gap-3 border-t border-line pt-4">{rules}</div>
      <FormActions>
        <SubmitButton busyLabel={words.submitting}>{words.submit}</SubmitButton>
      </FormActions>
    </form>
  );
}
