'use client';

import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import { useModal } from './use-modal';

type DialogProps = {
  open: boolean;
  /** Called on Esc; the caller sets `open` to false. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Primary first, "Revenir" after it. */
  actions: ReactNode;
  width?: 'narrow' | 'wide';
};

/** A question or a short form over the page. Scrolls inside itself, never taller than the screen. */
export function Dialog({ open, onClose, title, description, children, actions, width = 'narrow' }: DialogProps) {
  const id = useId();
  const modal = useModal(open, onClose);
  return (
    <dialog
      {...modal}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className={classNames(
        'm-auto overscroll-contain max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] overflow-hidden rounded-dialog border border-line bg-raised p-0 text-ink shadow-dialog',
        'open:flex open:flex-col motion-safe:transition-[opacity,translate] motion-safe:duration-sheet motion-safe:starting:open:translate-y-2 starting:open:opacity-0',
        width === 'narrow' ? 'sm:max-w-lg' : 'sm:max-w-3xl',
      )}
    >
      {open ? (
        <>
          <div className="grid gap-2 px-6 pt-6">
            <h2 id={`${id}-title`} className="text-h2">
              {title}
            </h2>
            {description ? (
              <p id={`${id}-description`} className="max-w-prose text-ink-2">
                {description}
              </p>
            ) : null}
          </div>
          {children ? <div className="min-h-0 overflow-y-auto px-6 pt-4 pb-1">{children}</div> : null}
          <div className="flex flex-wrap gap-2 px-6 pt-5 pb-6 max-sm:flex-col">{actions}</div>
        </>
      ) : null}
    </dialog>
  );
}
