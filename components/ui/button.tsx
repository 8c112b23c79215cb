import type { ComponentProps, ReactNode } from 'react';
import { type ButtonKind, buttonLook } from './button-look';
import { classNames } from './class-names';

export type ButtonProps = ComponentProps<'button'> & {
  kind?: ButtonKind;
  icon?: ReactNode;
  /** True while the act is under way: the button keeps its place and width and does nothing more. */
  busy?: boolean;
  /** What the label turns into while busy ("Enregistrement…"). The button is as wide as the longer of the two. */
  busyLabel?: string;
  wide?: boolean;
};

/** Server-safe. Labels are verbs. `type` is `button` unless told otherwise. */
export function Button({ kind = 'secondary', icon, busy = false, busyLabel, wide = false, className, children, ...button }: ButtonProps) {
  const look = classNames(buttonLook(kind, { wide }), className);
  const label = <BusyLabel label={children} busyLabel={busyLabel} busy={busy} />;
  if (busy) {
    // Focus stays where it was, so not `disabled`; without a handler and as a plain button, a second press is inert.
    const { onClick: _onClick, formAction: _formAction, ...inert } = button;
    return (
      <button {...inert} type="button" aria-disabled="true" className={look}>
        {icon}
        {label}
      </button>
    );
  }
  return (
    <button type="button" {...button} className={look}>
      {icon}
      {label}
    </button>
  );
}

/** Both labels share one cell; the hidden one is out of the accessible name. */
function BusyLabel({ label, busyLabel, busy }: { label: ReactNode; busyLabel: string | undefined; busy: boolean }) {
  if (busyLabel === undefined) return <span>{label}</span>;
  return (
    <span className="grid *:[grid-area:1/1]">
      <span className={busy ? 'invisible' : undefined}>{label}</span>
      <span className={busy ? undefined : 'invisible'}>{busyLabel}</span>
    </span>
  );
}
