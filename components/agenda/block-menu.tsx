'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { ArrowRightLeft, Ban, FolderOpen, PanelRight, StepForward, Undo2, UserX } from 'lucide-react';
import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { popupLook } from '@/components/ui/popup-look';
import type { Status } from '@/lib/appointments/rules';
import { type AgendaBlock, isCancellable, isMovable } from './agenda-as-drawn';
import { mayExcuse, mayMiss, nextStep } from './block-steps';
import type { Wording } from './wording';

/** Whose menu it is, where it stands, and the practice's time when it was opened (epoch milliseconds). */
export type MenuPlace = { readonly visit: string; readonly at: { readonly x: number; readonly y: number; readonly now: number } };
export type BlockActs = {
  readonly onOpen: (visit: string) => void;
  readonly onMove: (block: AgendaBlock) => void;
  readonly onStep: (visit: string, which: 'next' | 'back' | Status) => void;
  readonly onCancel: (visit: string) => void;
};
type MenuProps = BlockActs & { block: AgendaBlock; at: MenuPlace['at']; onClose: () => void; wording: Wording };
type Entry = { key: string; label: string; icon: ReactNode; danger?: boolean; act: () => void };

const item =
  'flex min-h-[max(2rem,var(--target))] cursor-pointer items-center gap-2 rounded-block px-3 py-1 text-ink no-underline outline-none select-none ' +
  'data-highlighted:bg-pine-soft data-highlighted:text-pine-strong forced-colors:data-highlighted:outline-2 [&_svg]:size-4';
const dangerous = 'text-danger data-highlighted:bg-danger-soft data-highlighted:text-danger';

/** Everything that can be done with a visit, where the pointer or the finger is. */
export function BlockMenu({ block, at, onClose, wording: { t, nameOf, range }, ...acts }: MenuProps) {
  const anchor = { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) };
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} align="start" sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup aria-label={`${nameOf(block)}, ${range(block)}`} className={classNames(popupLook, 'min-w-56 p-1')}>
            <Base.Group>
              <Base.GroupLabel className="px-3 pt-1 pb-2 text-small text-ink-2">
                <span className="block font-semibold text-ink">{nameOf(block)}</span>
                {range(block)} · {block.reason}
              </Base.GroupLabel>
            </Base.Group>
            {entriesOf(block, at.now, acts, t).map(({ key, label, icon, danger, act }) => (
              <Fragment key={key}>
                {danger ? <Base.Separator className="mx-3 my-1 h-px bg-line" /> : null}
                <Base.Item onClick={act} className={classNames(item, danger && dangerous)}>
                  {icon}
                  {label}
                </Base.Item>
              </Fragment>
            ))}
            {block.patientId ? (
              <Base.LinkItem render={<Link href={`/practitioner/patients/${block.patientId}`} prefetch={false} />} className={item}>
                <FolderOpen aria-hidden />
                {t('visit.openFile')}
              </Base.LinkItem>
            ) : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function entriesOf(block: AgendaBlock, now: number, acts: BlockActs, t: Wording['t']): Entry[] {
  const { id, look } = block;
  const next = nextStep(block);
  const isVisit = look !== 'held' && look !== 'pending';
  const entries: (Entry | false)[] = [
    { key: 'open', label: t('menu.open'), icon: <PanelRight aria-hidden />, act: () => acts.onOpen(id) },
    next !== null && {
      key: 'next',
      label: t(`step.${next}`),
      icon: <StepForward aria-hidden />,
      act: () => acts.onStep(id, 'next'),
    },
    isVisit &&
      look !== 'booked' &&
      look !== 'cancelled' && { key: 'back', label: t('menu.back'), icon: <Undo2 aria-hidden />, act: () => acts.onStep(id, 'back') },
    isMovable(block) && { key: 'move', label: t('move.open'), icon: <ArrowRightLeft aria-hidden />, act: () => acts.onMove(block) },
    mayMiss(block, now) && {
      key: 'missed',
      label: t('step.no_show'),
      icon: <UserX aria-hidden />,
      act: () => acts.onStep(id, 'no_show'),
    },
    mayExcuse(block) && { key: 'excused', label: t('step.excused'), icon: <UserX aria-hidden />, act: () => acts.onStep(id, 'excused') },
    isCancellable(block) && {
      key: 'cancel',
      label: t('cancel.open'),
      icon: <Ban aria-hidden />,
      danger: true,
      act: () => acts.onCancel(id),
    },
  ];
  return entries.filter((entry) => entry !== false);
}
