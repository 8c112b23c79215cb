'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

type ConfirmDialogProps = {
  open: boolean;
  onClose: () => void;
  /** The act with its count: "Annuler 12 rendez-vous ?" */
  title: ReactNode;
  /** The consequence: "12 patients recevront un message." */
  consequence: ReactNode;
  /** The verb of the title, never "OK". */
  confirmLabel: string;
  /** "Revenir". */
  backLabel: string;
  busyLabel: string;
  busy?: boolean;
  onConfirm: () => void;
  children?: ReactNode;
};

/** Only for what cannot be undone; focus starts on the way back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, title, consequence, confirmLabel, backLabel, busyLabel, busy = false, onConfirm, children } = props;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      description={consequence}
      actions={
        <>
          <Button kind="danger" busy={busy} busyLabel={busyLabel} onClick={onConfirm}>
            {confirmLabel}
          </Button>
          <Button data-autofocus onClick={onClose}>
            {backLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
