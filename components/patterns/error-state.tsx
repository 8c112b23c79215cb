import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';

type ErrorStateProps = {
  /** The fact. */
  title: ReactNode;
  /** What is safe, and the next step; the code to quote when it goes on. */
  children: ReactNode;
  /** The "Réessayer" button. */
  retry?: ReactNode;
};

/** In the place of what could not be shown. */
export function ErrorState({ title, children, retry }: ErrorStateProps) {
  return (
    <Notice tone="danger" title={title} actions={retry} live="assertive">
      {children}
    </Notice>
  );
}
