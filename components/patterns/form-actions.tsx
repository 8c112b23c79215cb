import type { ReactNode } from 'react';

type FormActionsProps = {
  /** The primary button, then the secondary one. */
  children: ReactNode;
  /** "Brouillon enregistré à 10:42". */
  note?: ReactNode;
};

/** Primary bottom left with secondary to its right; on a phone a bar that stays within reach of the thumb. */
export function FormActions({ children, note }: FormActionsProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 pt-2 max-sm:sticky max-sm:items-stretch max-sm:bottom-(--bottom-bar,0px) max-sm:z-20 max-sm:-mx-4 max-sm:border-t max-sm:border-line max-sm:bg-paper max-sm:px-4 max-sm:pt-3 max-sm:pb-[calc(0.75rem+env(safe-area-inset-bottom))] max-sm:*:[button]:flex-1 max-sm:*:[a]:flex-1">
      {children}
      {note ? <p className="text-small text-ink-2 max-sm:order-first max-sm:w-full sm:ml-2">{note}</p> : null}
    </div>
  );
}
