import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

type NoticeTone = 'info' | 'success' | 'warning' | 'danger';

const tones = {
  info: { fill: 'bg-info-soft', mark: 'text-info', Icon: Info },
  success: { fill: 'bg-success-soft', mark: 'text-success', Icon: CircleCheck },
  warning: { fill: 'bg-warning-soft', mark: 'text-warning', Icon: TriangleAlert },
  danger: { fill: 'bg-danger-soft', mark: 'text-danger', Icon: CircleAlert },
} as const;

type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out when it appears: `polite` for most, `assertive` for a lost connection or a refused act. */
  live?: 'polite' | 'assertive';
  className?: string;
};

/** Fact, what is safe, next step. */
export function Notice({ tone = 'info', title, children, actions, live, className }: NoticeProps) {
  const { fill, mark, Icon } = tones[tone];
  return (
    <div
      role={live === 'assertive' ? 'alert' : live === 'polite' ? 'status' : undefined}
      className={classNames('flex gap-3 rounded-panel px-4 py-3 text-ink forced-colors:border', fill, className)}
    >
      <Icon aria-hidden className={classNames('mt-px size-5', mark)} />
      <div className="grid min-w-0 flex-1 justify-items-start gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="max-w-prose">{children}</div> : null}
        {actions ? <div className="mt-1 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
