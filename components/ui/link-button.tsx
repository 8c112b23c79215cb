import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonKind, buttonLook } from './button-look';
import { classNames } from './class-names';

type LinkButtonProps = Omit<ComponentProps<typeof Link>, 'className'> & {
  kind?: ButtonKind;
  icon?: ReactNode;
  wide?: boolean;
  className?: string;
};

/** Goes somewhere, looks like a button. */
export function LinkButton({ kind = 'secondary', icon, wide = false, className, children, ...link }: LinkButtonProps) {
  return (
    <Link {...link} className={classNames(buttonLook(kind, { wide }), className)}>
      {icon}
      <span>{children}</span>
    </Link>
  );
}
