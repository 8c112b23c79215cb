'use client';

import { useEffect, useState } from 'react';

type ChosenTimeProps = {
  /** Id of the form whose radios named `start` are watched. */
  form: string;
  /** "mar. 24 nov." */
  day: string;
  /** Said until a time is chosen. */
  prompt: string;
};

/** Repeats the chosen time beside the button that takes it. Without scripts the day stands there. */
export function ChosenTime({ form, day, prompt }: ChosenTimeProps) {
  const [time, setTime] = useState<string | null>(null);
  useEffect(() => {
    const element = document.getElementById(form);
    // The browser may have kept a choice made before this code arrived, or on the way Back.
    const read = () => setTime(element?.querySelector('input[name="start"]:checked')?.closest('label')?.textContent ?? null);
    read();
    element?.addEventListener('change', read);
    return () => element?.removeEventListener('change', read);
  }, [form]);
  return (
    <p className="min-w-0 flex-[1_1_8rem] leading-tight">
      <span className="block text-body text-ink-2">{day}</span>
      <span className="block font-semibold">{time ?? prompt}</span>
    </p>
  );
}
