import { CircleAlert } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

/** What a control takes so that its label, hint and error belong to it. */
export type FieldControl = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** Ids and ARIA of a field from its `id` and from what stands around it. */
export const fieldControl = (id: string, { hint, error }: { hint?: ReactNode; error?: ReactNode }): FieldControl => {
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(' ');
  return { id, ...(describedBy ? { 'aria-describedby': describedBy } : {}), ...(error ? { 'aria-invalid': true as const } : {}) };
};

/** `optional` is the word shown beside the label ("facultatif"): what carries no word is required. */
export function Label({ optional, className, children, ...label }: ComponentProps<'label'> & { optional?: string | undefined }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the caller links it with htmlFor
    <label {...label} className={classNames('block text-control font-semibold text-ink', className)}>
      {children}
      <OptionalMark word={optional} />
    </label>
  );
}

function OptionalMark({ word }: { word?: string | undefined }) {
  return word ? <span className="font-normal text-ink-2"> ({word})</span> : null;
}

export function Hint({ className, ...text }: ComponentProps<'p'>) {
  return <p {...text} className={classNames('text-body text-ink-2', className)} />;
}

export function FieldError({ className, children, ...text }: ComponentProps<'p'>) {
  return (
    <p {...text} className={classNames('flex gap-1.5 text-body font-semibold text-danger', className)}>
      <CircleAlert aria-hidden className="mt-[0.1875rem] size-4" />
      <span>{children}</span>
    </p>
  );
}
