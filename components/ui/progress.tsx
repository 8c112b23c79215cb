import type { ReactNode } from 'react';

type ProgressProps = {
  id: string;
  label: ReactNode;
  value: number;
  max: number /** "12 fichiers sur 40": real counts, never a guess. */;
  valueText: string;
};

/** Real progress only; what has no measure says what it does in words. */
export function Progress({ id, label, value, max, valueText }: ProgressProps) {
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap justify-between gap-x-4">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <span className="text-ink-2">{valueText}</span>
      </div>
      <progress
        id={id}
        value={value}
        max={max}
        className="h-2 w-full appearance-none overflow-hidden rounded-full border-0 bg-sunken ring-1 ring-line-strong forced-color-adjust-none [&::-moz-progress-bar]:bg-pine [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-pine"
      />
    </div>
  );
}
