import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { fieldLook } from './field-look';

/** The browser's own list under our outline. Up to seven options; two to five are radios or a segmented control. */
export function Select({ className, children, ...select }: ComponentProps<'select'>) {
  return (
    <span className={classNames('relative block', className)}>
      <select {...select} className={classNames(fieldLook, 'min-h-control appearance-none truncate pr-10')}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-2" />
    </span>
  );
}
