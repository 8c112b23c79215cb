import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

type StateHeadProps = {
  tone: 'success' | 'plain';
  icon: ReactNode;
  title: string;
  when: string;
  /** How long, and on whose clock. */
  zone: string;
  sentence: string | null;
  struck?: boolean;
};

/** A disc, what it is, when it is: read from across the room. */
export function StateHead({ tone, icon, title, when, zone, sentence, struck = false }: StateHeadProps) {
  return (
    <header className="grid grid-cols-1 gap-3">
      <span
        aria-hidden
        className={classNames(
          'inline-flex size-16 items-center justify-center rounded-full [&_svg]:size-8',
          tone === 'success' ? 'bg-success-soft text-success' : 'bg-clay-soft text-ink',
        )}
      >
        {icon}
      </span>
      <div className="grid grid-cols-1 gap-1">
        <h1 className="text-h1">{title}</h1>
        <p className={classNames('text-h2 first-letter:uppercase', struck && 'text-ink-2 line-through')}>{when}</p>
        <p className="text-body text-ink-2">{zone}</p>
        {sentence ? <p className="max-w-prose text-ink-2">{sentence}</p> : null}
      </div>
    </header>
  );
}
