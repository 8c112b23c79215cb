'use client';

import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from './button';
import { classNames } from './class-names';
import { useModal } from './use-modal';

type SheetProps = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  children: ReactNode;
  /** Stays at the bottom while the rest scrolls. */
  actions?: ReactNode;
  width?: 'panel' | 'wide';
};

/** A panel that slides in: from the right on a desktop, from below on a phone. */
export function Sheet({ open, onClose, title, closeLabel, children, actions, width = 'panel' }: SheetProps) {
  const id = useId();
  const modal = useModal(open, onClose);
  return (
    <dialog
      {...modal}
      aria-labelledby={`${id}-title`}
      className={classNames(
        'overflow-hidden border-line bg-raised p-0 text-ink shadow-dialog open:flex open:flex-col',
        'max-sm:mt-auto max-sm:mb-0 max-sm:max-h-[90dvh] max-sm:w-full max-sm:max-w-full max-sm:rounded-t-dialog max-sm:border-t',
        'sm:my-0 sm:mr-0 sm:ml-auto sm:h-dvh sm:max-h-dvh sm:rounded-l-dialog sm:border-l',
        width === 'panel' ? 'sm:w-90' : 'sm:w-140',
        'motion-safe:transition-[opacity,translate] motion-safe:duration-sheet starting:open:opacity-0',
        'motion-safe:starting:open:max-sm:translate-y-8 motion-safe:starting:open:sm:translate-x-8',
      )}
    >
      {open ? (
        <>
          <div className="flex items-center justify-between gap-2 border-b border-line py-2 pr-2 pl-4">
            <h2 id={`${id}-title`} className="text-h3">
              {title}
            </h2>
            <Button kind="quiet" icon={<X aria-hidden />} onClick={onClose} className="px-3!">
              {closeLabel}
            </Button>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">{children}</div>
          {actions ? <div className="flex flex-wrap gap-2 border-t border-line p-4">{actions}</div> : null}
        </>
      ) : null}
    </dialog>
  );
}
