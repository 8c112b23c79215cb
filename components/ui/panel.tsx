import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** A sheet of surface on the paper. Never inside another one. `flush` when its content brings its own padding. */
export function Panel({ flush = false, className, ...section }: ComponentProps<'section'> & { flush?: boolean }) {
  return <section {...section} className={classNames('rounded-panel border border-line bg-surface', !flush && 'p-panel', className)} />;
}
