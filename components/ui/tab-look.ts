export const tabListLook = 'flex gap-6 overflow-x-auto shadow-[inset_0_-1px_0_var(--line)] [scrollbar-width:none]';

/** Text only, a 2 px pine underline under the one that is open. */
export const tabLook =
  'focus-inset flex min-h-control shrink-0 items-center gap-2 border-b-2 border-transparent forced-colors:border-[Canvas] px-0.5 py-2 text-control text-ink-2 no-underline hover:text-ink ' +
  'aria-[current=page]:border-pine aria-[current=page]:font-semibold aria-[current=page]:text-pine-strong forced-colors:aria-[current=page]:border-[Highlight] ' +
  'aria-selected:border-pine aria-selected:font-semibold aria-selected:text-pine-strong forced-colors:aria-selected:border-[Highlight]';
