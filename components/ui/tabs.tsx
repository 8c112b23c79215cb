'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Badge } from './badge';
import { tabListLook, tabLook } from './tab-look';

type TabsProps = {
  label: string;
  tabs: readonly { value: string; label: ReactNode; count?: number; panel: ReactNode }[];
  defaultValue?: string;
};

/** Tabs inside a panel, without an address. Dashboard only (Base UI). */
export function Tabs({ label, tabs, defaultValue = tabs[0]?.value ?? '' }: TabsProps) {
  return (
    <Base.Root defaultValue={defaultValue}>
      <Base.List aria-label={label} className={tabListLook}>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className={tabLook}>
            {tab.label}
            {tab.count === undefined ? null : <Badge>{tab.count}</Badge>}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
