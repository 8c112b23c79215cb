'use client';

import { Ellipsis, FolderOpen, Info, Printer, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/patterns/confirm-dialog';
import { TextField } from '@/components/patterns/form-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { Popover } from '@/components/ui/popover';
import { Sheet } from '@/components/ui/sheet';
import { Tabs } from '@/components/ui/tabs';
import { useToast } from '@/components/ui/toast';
import { Row, Specimen, type Theme } from './specimen';

type Open = 'dialog' | 'confirm' | 'sheet' | null;

export function Overlays({ theme }: { theme: Theme }) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const showToast = useToast();
  const moved = () => showToast({ message: 'Rendez-vous déplacé à 11:15.', undo: { label: 'Annuler le déplacement', onUndo: close } });
  return (
    <Specimen title="Over the page">
      <Row>
        <Button onClick={() => setOpen('dialog')}>Open a dialog</Button>
        <Button kind="quiet-danger" onClick={() => setOpen('confirm')}>
          Ask for confirmation
        </Button>
        <Button onClick={() => setOpen('sheet')}>Open a sheet</Button>
        <Button onClick={moved}>Show a toast</Button>
        <Popover trigger={<Button icon={<Info aria-hidden />}>Open a popover</Button>} title="Avant 24 h">
          <p className="text-ink-2">L’annulation est libre jusqu’à la veille, à la même heure.</p>
        </Popover>
        <Menu
          trigger={<Button icon={<Ellipsis aria-hidden />}>Open a menu</Button>}
          entries={[
            { label: 'Ouvrir le dossier', icon: <FolderOpen aria-hidden />, href: '#top' },
            { label: 'Imprimer', icon: <Printer aria-hidden />, onSelect: moved },
            { separator: true },
            { label: 'Annuler le rendez-vous', icon: <Trash2 aria-hidden />, danger: true, onSelect: () => setOpen('confirm') },
          ]}
        />
        <IconButton label="Imprimer" shortcut="P" icon={<Printer aria-hidden />} onClick={moved} />
      </Row>
      <Tabs
        label="Patient"
        tabs={[
          { value: 'visits', label: 'Visites', count: 3, panel: <p>Trois visites.</p> },
          { value: 'documents', label: 'Documents', panel: <p>Aucun document.</p> },
        ]}
      />
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="Déplacer le rendez-vous"
        description="mardi 24 novembre 2026 à 9 h 15"
        actions={
          <>
            <Button kind="primary" onClick={close}>
              Déplacer
            </Button>
            <Button onClick={close}>Revenir</Button>
          </>
        }
      >
        <TextField name={`${theme}-new-time`} label="Nouvelle heure" defaultValue="11:15" />
      </Dialog>
      <ConfirmDialog
        open={open === 'confirm'}
        onClose={close}
        onConfirm={close}
        title="Annuler 12 rendez-vous ?"
        consequence="12 patients recevront un message."
        confirmLabel="Annuler les rendez-vous"
        backLabel="Revenir"
        busyLabel="Annulation…"
      />
      <Sheet
        open={open === 'sheet'}
        onClose={close}
        title="EXEMPLE Camille"
        closeLabel="Fermer"
        actions={<Button kind="primary">Déplacer</Button>}
      >
        <p>Suivi, 30 min, au cabinet.</p>
      </Sheet>
    </Specimen>
  );
}
