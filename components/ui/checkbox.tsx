import { Check } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & { label: ReactNode; hint?: ReactNode; hideLabel?: boolean };

/** A box and its sentence; the whole row is the target. */
export function Checkbox({ label, hint, hideLabel = false, className, ...input }: CheckboxProps) {
  return (
    <label
      className={classNames(
        'flex min-h-target w-fit max-w-full cursor-pointer items-start gap-3 py-[calc((var(--target)-var(--control-line))/2)] has-disabled:cursor-not-allowed',
        className,
      )}
    >
      <span className="relative mt-[calc((var(--control-line)-1.25rem)/2)] grid size-5 shrink-0">
        <input
          {...input}
          type="checkbox"
          className="peer size-5 cursor-[inherit] appearance-none rounded-badge border border-line-strong bg-surface checked:border-pine checked:bg-pine hover:border-ink-2 checked:hover:border-pine-strong checked:hover:bg-pine-strong aria-invalid:border-2 aria-invalid:border-danger disabled:border-line disabled:bg-sunken checked:disabled:bg-ink-3 forced-colors:appearance-auto"
        />
        <Check
          aria-hidden
          className="pointer-events-none absolute inset-0.5 size-4 stroke-[2.5] text-on-solid opacity-0 peer-checked:opacity-100 forced-colors:hidden"
        />
      </span>
      <span className={hideLabel ? 'sr-only' : 'grid text-control'}>
        <span>{label}</span>
        {hint ? <span className="text-body text-ink-2">{hint}</span> : null}
      </span>
    </label>
  );
}
