'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

/** Only in pages of members who said yes to product measurement. What measures is loaded here and nowhere else. */
export function FeatureUses() {
  const path = usePathname();
  useEffect(() => {
    let end = () => {};
    let isGone = false;
    void import('./send-feature-uses').then(({ measureUses }) => {
      if (!isGone) end = measureUses(path);
    });
    return () => {
      isGone = true;
      end();
    };
  }, [path]);
  return null;
}
