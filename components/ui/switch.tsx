import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role'> & {
  label: ReactNode;
  hint?: ReactNode;
  /** The two states in words, shown beside the switch. */
  stateWords?: { on: string; off: string };
};

/** Takes effect at once. What waits for "Enregistrer" is a checkbox. */
export function Switch({ label, hint, stateWords, className, ...input }: SwitchProps) {
  return (
    <label
      className={classNames(
        'flex min-h-target cursor-pointer items-start justify-between gap-4 py-1 has-disabled:cursor-not-allowed',
        className,
      )}
    >
      <span className="grid text-control">
        <span className="font-semibold">{label}</span>
        {hint ? <span className="text-body text-ink-2">{hint}</span> : null}
      </span>
      <span className="flex shrink-0 items-center gap-2">
        <input
          {...input}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its own checked state
          role="switch"
          className="peer relative h-6 w-10 cursor-[inherit] appearance-none rounded-full border border-line-strong bg-sunken before:absolute before:top-[0.1875rem] before:left-[0.1875rem] before:size-4 before:rounded-full before:bg-line-strong before:content-[''] checked:border-pine checked:bg-pine checked:before:translate-x-4 checked:before:bg-on-solid disabled:opacity-60 motion-safe:before:transition-transform motion-safe:before:duration-press forced-colors:appearance-auto"
        />
        {stateWords ? (
          <span
            aria-hidden
            className="grid min-w-12 text-body text-ink-2 *:[grid-area:1/1] peer-checked:[&>:first-child]:visible peer-checked:[&>:last-child]:invisible"
          >
            <span className="invisible">{stateWords.on}</span>
            <span>{stateWords.off}</span>
          </span>
        ) : null}
      </span>
    </label>
  );
}
