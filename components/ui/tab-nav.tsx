import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from './badge';
import { tabListLook, tabLook } from './tab-look';

type TabNavProps = { label: string; tabs: readonly { href: string; label: ReactNode; count?: number; current?: boolean }[] };

/** Tabs that are pages: each has its address. */
export function TabNav({ label, tabs }: TabNavProps) {
  return (
    <nav aria-label={label} className={tabListLook}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined} className={tabLook}>
          {tab.label}
          {tab.count === undefined ? null : <Badge>{tab.count}</Badge>}
        </Link>
      ))}
    </nav>
  );
}
