'use client';

import dynamic from 'next/dynamic';
import { type ComponentProps, useEffect } from 'react';
import type { AgendaAddress } from './address';
import type { AgendaBlock, AgendaModel } from './agenda-as-drawn';
import type { BlockActs, MenuPlace } from './block-menu';
import type { CalledOff } from './cancel-dialog';
import type { Command } from './command-palette';
import type { BookAt } from './fitting-start';
import type { Booked } from './use-booking';
import type { useChanges } from './use-changes';
import type { Wording } from './wording';

/** What is asked for now and then comes when it is asked for: none of it is in the first load. */
const HelpDialog = dynamic(() => import('./help-dialog').then((m) => m.HelpDialog));
const PatientFinder = dynamic(() => import('@/components/patients/patient-finder').then((m) => m.PatientFinder));
const CommandPalette = dynamic(() => import('./command-palette').then((m) => m.CommandPalette));
const ColumnsDialog = dynamic(() => import('./columns-dialog').then((m) => m.ColumnsDialog));
const MoveDialog = dynamic(() => import('./move-dialog').then((m) => m.MoveDialog));
const CancelDialog = dynamic(() => import('./cancel-dialog').then((m) => m.CancelDialog));
const BookSheet = dynamic(() => import('./book-sheet').then((m) => m.BookSheet));
const BlockMenu = dynamic(() => import('./block-menu').then((m) => m.BlockMenu));

/** Once the page has come to rest: a key pressed then finds its dialog there. */
const quietMs = 1_500;
const fetchAhead = () =>
  // Not reached now, they are fetched when they are asked for.
  void Promise.allSettled([import('./book-sheet'), import('./move-dialog'), import('./command-palette')]);

/** The one thing that stands over the agenda. */
export type Asked =
  | { readonly what: 'help' | 'search' | 'columns' }
  | { readonly what: 'commands'; readonly commands: readonly Command[] }
  | { readonly what: 'book'; readonly at: BookAt | null }
  | { readonly what: 'cancel'; readonly visit: ComponentProps<typeof CancelDialog>['visit'] }
  | ({ readonly what: 'menu' } & MenuPlace);

type DialogsProps = BlockActs & {
  asked: Asked | null;
  model: AgendaModel;
  address: AgendaAddress;
  blocks: ReadonlyMap<string, AgendaBlock>;
  changes: ReturnType<typeof useChanges>;
  keysOn: boolean;
  wording: Wording;
  onTurnKeys: (on: boolean) => void;
  onColumns: (columns: readonly string[]) => void;
  onBooked: (booked: Booked) => void;
  onCalledOff: (visit: string, done: CalledOff) => void;
  onClose: () => void;
};

export function AgendaDialogs(props: DialogsProps) {
  const { model, changes, wording } = props;
  const { moving } = changes;
  useEffect(() => {
    const timer = setTimeout(fetchAhead, quietMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <AskedDialog {...props} />
      {moving ? (
        <MoveDialog
          key={`${moving.block.id} ${moving.target.start}`}
          {...{ moving, model, wording }}
          onMove={(target) => changes.moveFromDialog(moving.block, target)}
          onClose={changes.closeMove}
        />
      ) : null}
    </>
  );
}

function AskedDialog({ asked, model, address, blocks, keysOn, wording, onClose, ...acts }: DialogsProps) {
  switch (asked?.what) {
    case undefined:
      return null;
    case 'help':
      return <HelpDialog open onClose={onClose} isOn={keysOn} onTurn={acts.onTurnKeys} wording={wording} />;
    case 'search':
      return <PatientFinder open onClose={onClose} />;
    case 'columns':
      return <ColumnsDialog {...{ model, wording, onClose }} chosen={address.columns} onChoose={acts.onColumns} />;
    case 'commands':
      return <CommandPalette commands={asked.commands} {...{ wording, onClose }} />;
    case 'book':
      return <BookSheet {...{ model, wording, onClose }} at={asked.at} onBooked={acts.onBooked} />;
    case 'cancel':
      return <CancelDialog visit={asked.visit} {...{ wording, onClose }} onDone={(done) => acts.onCalledOff(asked.visit.id, done)} />;
    case 'menu': {
      const block = blocks.get(asked.visit);
      if (!block) return null;
      const { onOpen, onMove, onStep, onCancel } = acts;
      return <BlockMenu {...{ block, wording, onClose, onOpen, onMove, onStep, onCancel }} at={asked.at} />;
    }
  }
}
