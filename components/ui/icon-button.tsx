'use client';

import type { ComponentProps, ReactNode } from 'react';
import { type ButtonKind, buttonLook } from './button-look';
import { classNames } from './class-names';
import { Tooltip } from './tooltip';

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** Accessible name and tooltip. */
  label: string;
  icon: ReactNode;
  kind?: Extract<ButtonKind, 'secondary' | 'quiet' | 'quiet-danger'>;
  shortcut?: string;
};

/** Toolbars only: anywhere else a button carries its word. */
export function IconButton({ label, icon, kind = 'quiet', shortcut, className, ...button }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button type="button" {...button} aria-label={label} className={classNames(buttonLook(kind, { iconOnly: true }), className)}>
        {icon}
      </button>
    </Tooltip>
  );
}
