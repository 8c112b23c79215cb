import { classNames } from './class-names';

export function Wordmark({ className }: { className?: string }) {
  return (
    <span translate="no" className={classNames('text-h2 tracking-tight text-pine-strong', className)}>
      Prati
    </span>
  );
}
