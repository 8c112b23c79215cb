'use client';

import { Menu as Base } from '@base-ui/react/menu';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names';
import { popupLook } from './popup-look';

type MenuEntry =
  | { separator: true }
  | { label: string; icon?: ReactNode; danger?: boolean; disabled?: boolean; onSelect: () => void }
  | { label: string; icon?: ReactNode; href: string };

type MenuProps = { trigger: ReactElement; entries: readonly MenuEntry[]; align?: 'start' | 'end' };

const item =
  'flex min-h-[max(2rem,var(--target))] cursor-pointer items-center gap-2 rounded-block px-3 py-1 no-underline outline-none select-none ' +
  'data-highlighted:bg-pine-soft data-highlighted:text-pine-strong data-disabled:cursor-not-allowed data-disabled:text-ink-3 ' +
  'forced-colors:data-highlighted:outline-2 [&_svg]:size-4';

/** What is not the usual next step; the usual one stays visible beside it. Dashboard only (Base UI). */
export function Menu({ trigger, entries, align = 'end' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} collisionPadding={8} className="z-40">
          <Base.Popup className={classNames(popupLook, 'min-w-48 p-1')}>
            {entries.map((entry, position) => (
              <MenuRow key={'label' in entry ? entry.label : `separator-${position}`} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuRow({ entry }: { entry: MenuEntry }) {
  if ('separator' in entry) return <Base.Separator className="mx-3 my-1 h-px bg-line" />;
  if ('href' in entry) {
    return (
      <Base.LinkItem render={<Link href={entry.href} />} closeOnClick className={item}>
        {entry.icon}
        {entry.label}
      </Base.LinkItem>
    );
  }
  const { label, icon, danger = false, disabled = false, onSelect } = entry;
  const look = classNames(item, danger && 'text-danger data-highlighted:bg-danger-soft data-highlighted:text-danger');
  return (
    <Base.Item onClick={onSelect} disabled={disabled} className={look}>
      {icon}
      {label}
    </Base.Item>
  );
}
