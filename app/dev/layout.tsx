import type { ReactNode } from 'react';
import { localOnly } from '@/app/_server/local-only';

export default function DevLayout({ children }: { children: ReactNode }) {
  localOnly();
  return children;
}
