'use client';

import { type RefObject, useEffect, useRef } from 'react';

type Modal = {
  ref: RefObject<HTMLDialogElement | null>;
  onCancel: (event: { preventDefault(): void }) => void;
  onClose: () => void;
  onMouseDown: (event: { target: unknown; preventDefault(): void }) => void;
};

/**
 * Drives a native `<dialog>` from `open`: the browser keeps focus inside, makes the rest inert and returns focus to the
 * opener. Mark the control to focus first with `data-autofocus`; without it the browser takes the first one.
 */
export const useModal = (open: boolean, onClose: () => void): Modal => {
  const ref = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open === open) return;
    if (!open) {
      dialog.close();
      return;
    }
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [open]);

  useEffect(() => {
    const dialog = ref.current;
    return () => dialog?.close();
  }, []);

  return {
    ref,
    // Esc asks the owner of `open`, so that the state and the element never disagree.
    onCancel: (event) => {
      event.preventDefault();
      onClose();
    },
    // The second press of a double click lands beside what the first one opened: the control that has the focus keeps it.
    onMouseDown: (event) => {
      if (event.target === ref.current) event.preventDefault();
    },
    onClose: () => {
      // Told late: opened again meanwhile (an effect run twice in development), it is not closed.
      if (open && !ref.current?.open) onClose();
    },
  };
};
