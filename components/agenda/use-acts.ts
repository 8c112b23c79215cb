'use client';

import { useRouter } from 'next/navigation';
import { type AgendaAddress, agendaHref, type View, zooms } from './address';
import type { AgendaBlock, AgendaModel } from './agenda-as-drawn';
import { isCancellable, isMovable } from './agenda-as-drawn';
import { isOwnVisit } from './block-steps';
import { rememberColumns } from './columns-memory';
import type { Command } from './command-palette';
import { type FreeTime, focusedFreeTime, focusedVisit } from './focused';
import { stepped } from './periods';
import { useControlKeys, useKeySwitch, useKeys } from './use-keys';
import type { Wording } from './wording';

type ActsParts = {
  model: AgendaModel;
  address: AgendaAddress;
  blocks: ReadonlyMap<string, AgendaBlock>;
  wording: Wording;
  /** Something stands over the agenda, or is about to: its keys are silent. */
  isCovered: boolean;
  onNew: (at: FreeTime | null) => void;
  onAsk: (what: 'help' | 'search' | 'commands') => void;
  onStep: (visit: string, which: 'next' | 'back') => void;
  onMove: (block: AgendaBlock) => void;
  onCancel: (visit: string) => void;
  onUndo: () => void;
  onClose: () => void;
};

const viewKeys = { d: 'day', w: 'week', m: 'month', l: 'list' } as const satisfies Record<string, View>;

/** What the keyboard does, and the same acts by name for the palette. */
export function useActs(parts: ActsParts) {
  const { model, address, blocks, wording } = parts;
  const { t } = wording;
  const router = useRouter();
  const [keysOn, turnKeys] = useKeySwitch();

  const goTo = (change: Partial<AgendaAddress>) => router.push(agendaHref(address, change), { scroll: false });
  const replace = (change: Partial<AgendaAddress>) =>
    window.history.replaceState(null, '', agendaHref(address, { visit: address.visit, ...change }));
  const zoomTo = (by: 1 | -1) => {
    const zoom = zooms[zooms.indexOf(address.zoom ?? model.zoom ?? 8) + by];
    if (zoom) replace({ zoom });
  };
  const otherColumns = address.by === 'rooms' ? 'practitioners' : 'rooms';
  const turnColumns = () => {
    rememberColumns(otherColumns);
    goTo({ by: otherColumns, columns: [], view: 'day' });
  };
  /** The visit an act is about: the one under the keyboard, else the one in the panel. */
  const about = () => focusedVisit() ?? address.visit;
  const step = (which: 'next' | 'back') => {
    const visit = about();
    if (visit) parts.onStep(visit, which);
  };

  useKeys(keysOn && !parts.isCovered, {
    t: () => goTo({ date: null }),
    ...Object.fromEntries(Object.entries(viewKeys).map(([key, view]) => [key, () => goTo({ view })])),
    j: () => goTo({ date: stepped(model, 1) }),
    k: () => goTo({ date: stepped(model, -1) }),
    n: () => parts.onNew(focusedFreeTime()),
    '/': () => parts.onAsk('search'),
    '?': () => parts.onAsk('help'),
    s: (event) => step(event.shiftKey ? 'back' : 'next'),
  });
  useKeys(address.visit !== null && !parts.isCovered, { escape: parts.onClose });
  useControlKeys({ k: () => parts.onAsk('commands'), z: parts.onUndo });

  /** Asked for when the palette opens: what the keyboard stood on then is what the acts are about. */
  const commands = (): Command[] => {
    const visit = about();
    const block = visit ? blocks.get(visit) : undefined;
    const free = focusedFreeTime();
    const ofVisit = block
      ? [
          ...(isOwnVisit(block)
            ? [
                {
                  key: 'next',
                  label: t('commands.step', { name: wording.nameOf(block) }),
                  shortcut: 'S',
                  act: () => parts.onStep(block.id, 'next'),
                },
                { key: 'back', label: t('commands.stepBack', { name: wording.nameOf(block) }), act: () => parts.onStep(block.id, 'back') },
              ]
            : []),
          ...(isMovable(block)
            ? [{ key: 'move', label: `${t('move.open')} ${wording.nameOf(block)}`, act: () => parts.onMove(block) }]
            : []),
          ...(isCancellable(block)
            ? [{ key: 'cancel', label: `${t('cancel.open')} ${wording.nameOf(block)}`, act: () => parts.onCancel(block.id) }]
            : []),
        ]
      : [];
    return [
      ...ofVisit,
      { key: 'new', label: t('new'), shortcut: 'N', act: () => parts.onNew(free) },
      { key: 'search', label: t('search.open'), shortcut: '/', act: () => parts.onAsk('search') },
      { key: 'today', label: t('nav.today'), shortcut: 'T', act: () => goTo({ date: null }) },
      { key: 'later', label: t(`nav.next.${model.period}`), shortcut: 'J', act: () => goTo({ date: stepped(model, 1) }) },
      { key: 'earlier', label: t(`nav.previous.${model.period}`), shortcut: 'K', act: () => goTo({ date: stepped(model, -1) }) },
      ...Object.entries(viewKeys).map(([key, view]) => ({
        ...{ key: view, label: t('commands.view', { view: t(`view.${view}`) }), shortcut: key.toUpperCase() },
        act: () => goTo({ view }),
      })),
      ...(model.rooms.length > 0 ? [{ key: 'columns', label: t(`columns.to.${otherColumns}`), act: turnColumns }] : []),
      { key: 'undo', label: t('commands.undo'), act: parts.onUndo },
      { key: 'zoom-in', label: t('zoom.in'), act: () => zoomTo(1) },
      { key: 'zoom-out', label: t('zoom.out'), act: () => zoomTo(-1) },
      {
        key: 'cancelled',
        label: t(address.cancelled ? 'commands.hideCancelled' : 'commands.showCancelled'),
        act: () => goTo({ cancelled: !address.cancelled }),
      },
      ...(model.period === 'month' ? [] : [{ key: 'print', label: t('print'), act: () => window.print() }]),
      { key: 'help', label: t('help.open'), shortcut: '?', act: () => parts.onAsk('help') },
    ];
  };
  return { keysOn, turnKeys, goTo, replace, zoomTo, commands };
}
