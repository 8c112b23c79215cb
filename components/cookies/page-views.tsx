'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

/** Only in pages of visitors who said yes. What counts is loaded here and nowhere else. */
export function PageViews() {
  const path = usePathname();
  useEffect(() => {
    void import('./send-page-view').then(({ sendPageView }) => sendPageView(path));
  }, [path]);
  return null;
}
