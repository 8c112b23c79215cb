import type { ChangeEventHandler, ReactNode } from 'react';

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

/** What every set of radios takes, whatever its look. Uncontrolled with `defaultValue`, controlled with `value` and `onChange`. */
export type ChoiceSet = {
  name: string;
  legend: ReactNode;
  /** The legend stays readable by assistive technology. */
  hideLegend?: boolean;
  choices: readonly Choice[];
  value?: string | undefined;
  defaultValue?: string | undefined;
  onChange?: ChangeEventHandler<HTMLInputElement> | undefined;
  required?: boolean | undefined;
  hint?: ReactNode;
  error?: ReactNode;
  /** Prefix of the ids; the name unless the page shows the set twice. */
  id?: string | undefined;
  className?: string | undefined;
};

/** The attributes of one radio of the set. */
export const radioAttributes = ({ name, value, defaultValue, onChange, required, error, id = name }: ChoiceSet, choice: Choice) => ({
  type: 'radio' as const,
  id: `${id}-${choice.value}`,
  name,
  value: choice.value,
  required,
  disabled: choice.disabled,
  ...(error ? { 'aria-invalid': true as const } : {}),
  ...(value === undefined ? { defaultChecked: defaultValue === choice.value } : { checked: value === choice.value }),
  ...(onChange ? { onChange } : value === undefined ? {} : { readOnly: true }),
});
