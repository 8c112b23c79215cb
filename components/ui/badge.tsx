import type { ReactNode } from 'react';
import { classNames } from './class-names';

type Tone = 'neutral' | 'pine' | 'clay' | 'success' | 'warning' | 'danger' | 'info';

const tones: Record<Tone | 'danger-full', string> = {
  neutral: 'bg-sunken text-ink-2',
  pine: 'bg-pine-soft text-pine-strong',
  clay: 'bg-clay-soft text-ink',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
  'danger-full': 'bg-danger text-on-solid',
};

type BadgeProps = { tone?: Tone | 'danger-full'; icon?: ReactNode; className?: string; children: ReactNode };

/** A word about a thing. Colour never speaks alone: the word is there, and an icon when it tells a state. */
export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  return (
    <span
      className={classNames(
        'inline-flex max-w-full items-center gap-1 rounded-badge border border-transparent px-1.5 py-px text-micro [&_svg]:size-3.5',
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
