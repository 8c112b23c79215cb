'use client';

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useOpened } from './use-opened';

type FoldProps = {
  title: string;
  /** What stands inside, in a few words. */
  digest: string;
  /** Changes with each answer to the form: what was folded away opens when something inside is refused. */
  refusal: unknown;
  isRefused: boolean;
  children: ReactNode;
};

/** A section of a long form that opens when asked for, or when one of its fields was refused. */
export function Fold({ title, digest, refusal, isRefused, children }: FoldProps) {
  const details = useOpened(isRefused, refusal);
  return (
    <details {...details} className="border-line not-first:border-t">
      <summary className="focus-inset flex min-h-12 cursor-pointer flex-wrap items-center gap-x-3 px-4 py-2 hover:bg-paper [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4.5 text-ink-2 in-open:rotate-90" />
        <h3 className="text-h3">{title}</h3>
        <span className="ml-auto text-ink-2 max-sm:ml-7.5 max-sm:basis-full">{digest}</span>
      </summary>
      <div className="grid gap-4 px-4 pt-2 pb-6">{children}</div>
    </details>
  );
}
