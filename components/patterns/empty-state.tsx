import type { ReactNode } from 'react';
import { EmptyDisc } from '@/components/ui/empty-disc';

type EmptyStateProps = {
  /** A lucide icon. */
  icon: ReactNode;
  title: ReactNode;
  /** One sentence: what will stand here, or how it gets here. */
  sentence: ReactNode;
  /** The primary button. */
  action?: ReactNode;
  /** A quiet link. */
  more?: ReactNode;
};

export function EmptyState({ icon, title, sentence, action, more }: EmptyStateProps) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-2 px-4 py-12 text-center">
      <EmptyDisc icon={icon} />
      <h3 className="mt-2 text-h3">{title}</h3>
      <p className="text-ink-2">{sentence}</p>
      {action || more ? (
        <div className="mt-3 flex flex-wrap items-center justify-center gap-3">
          {action}
          {more}
        </div>
      ) : null}
    </div>
  );
}
