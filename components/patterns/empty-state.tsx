import type { ReactNode } from 'react';
import { EmptyDisc } from '@/components/ui/empty-disc';

type EmptyStateProps = {
  /** A lucide icon. */
  icon: ReactNode;
  title: ReactNode;
  /** Of its heading: 2 where it stands right under the page’s title. */
  level?: 2 | 3;
  /** One sentence: what will stand here, or how it gets here. */
  sentence: ReactNode;
  /** The primary button. */
  action?: ReactNode;
  /** A quiet link. */
  more?: ReactNode;
};

export function EmptyState({ icon, title, level = 3, sentence, action, more }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-2 px-4 py-12 text-center">
      <EmptyDisc icon={icon} />
      <Heading className="mt-2 text-h3">{title}</Heading>
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
