import { classNames } from './class-names';

/** Still, and as high as what it stands for: give the height in `className`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames('block rounded-badge bg-line/60 forced-colors:border', className ?? 'h-4 w-full')} />;
}
