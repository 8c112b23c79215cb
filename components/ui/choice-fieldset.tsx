import type { ReactNode } from 'react';
import type { ChoiceSet } from './choice';
import { classNames } from './class-names';
import { FieldError, fieldControl, Hint } from './field';

/** Fieldset, legend, hint and error around a set of radios. */
export function ChoiceFieldset({ set, children }: { set: ChoiceSet; children: ReactNode }) {
  const { id = set.name, legend, hideLegend = false, hint, error, className } = set;
  return (
    <fieldset id={id} aria-describedby={fieldControl(id, { hint, error })['aria-describedby']} className={classNames('min-w-0', className)}>
      <legend className={hideLegend ? 'sr-only' : 'mb-1 text-control font-semibold'}>{legend}</legend>
      {hint ? (
        <Hint id={`${id}-hint`} className="mb-2">
          {hint}
        </Hint>
      ) : null}
      {children}
      {error ? (
        <FieldError id={`${id}-error`} className="mt-2">
          {error}
        </FieldError>
      ) : null}
    </fieldset>
  );
}
