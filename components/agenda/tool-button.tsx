import type { ComponentProps, ReactNode } from 'react';
import { buttonLook } from '@/components/ui/button-look';

type ToolButtonProps = Omit<ComponentProps<'button'>, 'children' | 'title' | 'aria-label'> & {
  label: string;
  icon: ReactNode;
  shortcut?: string;
};

/**
 * An icon of a toolbar, its name also in the browser's own tooltip. The kit's tooltip would bring a positioning library into the first
 * load of the agenda, a seventh of all its script.
 */
export function ToolButton({ label, icon, shortcut, ...button }: ToolButtonProps) {
  return (
    <button
      type="button"
      {...button}
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
      className={buttonLook('quiet', { iconOnly: true })}
    >
      {icon}
    </button>
  );
}
