'use client';

import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';

type FormErrorSummaryProps = {
  title: string;
  /** One per faulty field, in the order of the form; `field` is the id of its control. Empty = nothing shown. */
  errors: readonly { field: string; message: string }[];
  /** The answer they came with: each is read out once, and what is typed afterwards leaves the focus where it is. */
  of: unknown;
};

/** On top of a refused form; takes the focus with each answer that refuses, so that it is read first. */
export function FormErrorSummary({ title, errors, of }: FormErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is made anew as one types; the answer is not
  useEffect(() => {
    summary.current?.focus();
  }, [of]);

  if (errors.length === 0) return null;
  return (
    <div
      ref={summary}
      tabIndex={-1}
      role="alert"
      className="flex gap-3 rounded-panel bg-danger-soft px-4 py-3 text-ink forced-colors:border"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-5 text-danger" />
      <div className="grid gap-1">
        <h2 className="text-h3">{title}</h2>
        <ul className="grid gap-1">
          {errors.map(({ field, message }) => (
            <li key={field}>
              <a
                href={`#${field}`}
                className="inline-flex min-h-target items-center text-danger underline underline-offset-4 hover:text-ink"
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
