'use client';

import { useState } from 'react';
import { TextInput } from '@/components/ui/text-input';
import { readClock } from '@/lib/core/clock-text';

type TimeFieldProps = {
  name: string;
  /** Read out; what is seen stands around the field. */
  label: string;
  value?: string;
  onChange?: (value: string) => void;
  /** Called when the field was left with something that is no time. */
  onUnreadable?: (unreadable: boolean) => void;
  invalid: boolean;
  describedBy?: string | undefined;
  optional?: boolean;
  /** For a row the person has just asked for. */
  autoFocus?: boolean;
  placeholder?: string;
};

const afterPressMs = 300;

/** A time of day as text, since the browser's own time field knows no 24:00. "9", "9h30" and "930" become HH:MM once left. */
export function TimeField(props: TimeFieldProps) {
  const { name, label, value, onChange, onUnreadable, invalid, describedBy, optional = false, autoFocus = false, placeholder } = props;
  const [own, setOwn] = useState(value ?? '');
  const shown = onChange ? (value ?? '') : own;
  const change = onChange ?? setOwn;
  return (
    <TextInput
      id={name}
      name={name}
      aria-label={label}
      aria-describedby={describedBy}
      {...(invalid ? { 'aria-invalid': true } : {})}
      value={shown}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        const read = readClock(shown);
        if (read && read !== shown) change(read);
        const isUnreadable = shown.trim() !== '' && read === null;
        // A sentence that appears while a button is being pressed would push it from under the finger.
        setTimeout(() => onUnreadable?.(isUnreadable), afterPressMs);
      }}
      autoFocus={autoFocus}
      required={!optional}
      inputMode="text"
      autoComplete="off"
      maxLength={9}
      placeholder={placeholder}
      pattern="([01]?[0-9]|2[0-4])([:h.][0-5][0-9])?"
      className="w-18! px-2! text-center tabular-nums sm:w-20!"
    />
  );
}
