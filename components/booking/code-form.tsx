'use client';

import type { ReactNode } from 'react';
import { FormActions } from '@/components/patterns/form-actions';
import { TextField } from '@/components/patterns/form-field';
import { Button } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import { type CountdownWords, HoldCountdown } from './hold-countdown';
import { StepNotice } from './step-notice';
import { intents, type StepAction } from './step-state';
import { type NoAnswerWords, useStep } from './use-step';

type CodeWords = {
  label: string;
  hint: string;
  submit: string;
  submitting: string;
  resend: string;
  countdown: CountdownWords;
  noAnswer: NoAnswerWords;
};
type CodeFormProps = {
  action: StepAction;
  hidden: Readonly<Record<string, string>>;
  hold: { leftMs: number; canExtend: boolean };
  /** What is held, in words. */
  time: ReactNode;
  /** What to do when nothing came, above the button that sends another. */
  help: ReactNode;
  words: CodeWords;
};

/** One field for six digits: no length limit, so that "123 456" can be pasted; the server reads the digits. */
export function CodeForm({ action, hidden, hold, time, help, words }: CodeFormProps) {
  const [state, submit, pending] = useStep(action, words.noAnswer);
  // The code was right; what is left is a choice.
  const proven = (state.alert?.choices?.length ?? 0) > 0;
  const lost = state.alert?.retake || (state.alert?.near.length ?? 0) > 0;
  return (
    <form action={submit} noValidate className="grid grid-cols-1 max-w-form gap-4 [&_input]:scroll-mb-32">
      <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid grid-cols-1 gap-2 rounded-panel bg-pine-soft px-4 py-3 text-ink forced-colors:border">
        {time}
        {lost ? null : <HoldCountdown {...hold} words={words.countdown} pending={pending} />}
      </div>
      {state.alert ? <StepNotice alert={state.alert} retakeLabel={words.countdown.retake} pending={pending} /> : null}
      {proven ? null : (
        <TextField
          name="code"
          label={words.label}
          hint={words.hint}
          defaultValue={state.values?.code}
          error={state.fields.code?.[0]}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="done"
          className="[&_input]:max-w-60 [&_input]:text-h2 [&_input]:tracking-widest"
        />
      )}
      {proven ? null : (
        <FormActions>
          <SubmitButton busyLabel={words.submitting}>{words.submit}</SubmitButton>
        </FormActions>
      )}
      {proven ? null : (
        <div className="grid justify-items-start gap-1 border-t border-line pt-3 max-sm:border-t-0 max-sm:pt-0">
          {help}
          <Button type="submit" kind="secondary" name="intent" value={intents.resend} formNoValidate disabled={pending}>
            {words.resend}
          </Button>
        </div>
      )}
    </form>
  );
}
