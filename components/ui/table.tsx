import type { ComponentProps } from 'react';
import { classNames } from './class-names';

/** From which width a column is shown: 1 always, 2 from 1024, 3 from 1280. */
export type ColumnPriority = 1 | 2 | 3;

export const shownFrom: Record<ColumnPriority, string> = { 1: '', 2: 'max-lg:hidden', 3: 'max-xl:hidden' };

/*
 * Under 640 px each row is a two-line card. Changing `display` strips the roles in some browsers, so they are said again.
 */
export function Table({ className, ...table }: ComponentProps<'table'>) {
  return (
    <table
      // biome-ignore lint/a11y/noRedundantRoles: display changes under 640 px
      role="table"
      {...table}
      className={classNames('w-full border-collapse text-left max-sm:block', className)}
    />
  );
}

export function TableHead({ className, ...head }: ComponentProps<'thead'>) {
  return (
    <thead
      // biome-ignore lint/a11y/noRedundantRoles: display changes under 640 px
      role="rowgroup"
      {...head}
      className={classNames('sticky top-0 z-10 bg-surface max-sm:sr-only', className)}
    />
  );
}

export function TableBody({ className, ...body }: ComponentProps<'tbody'>) {
  return (
    <tbody
      // biome-ignore lint/a11y/noRedundantRoles: display changes under 640 px
      role="rowgroup"
      {...body}
      className={classNames('max-sm:block', className)}
    />
  );
}

export function TableRow({ className, ...row }: ComponentProps<'tr'>) {
  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: display changes under 640 px
      role="row"
      {...row}
      className={classNames(
        'border-b border-line last:border-b-0 max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:px-4 max-sm:py-2',
        // Ends the first line of the phone's card.
        "max-sm:after:order-3 max-sm:after:w-full max-sm:after:content-['']",
        className,
      )}
    />
  );
}

export function TableHeadCell({ className, ...cell }: ComponentProps<'th'>) {
  return (
    <th
      // biome-ignore lint/a11y/noRedundantRoles: display changes under 640 px
      role="columnheader"
      scope="col"
      {...cell}
      className={classNames('h-9 px-3 py-1 align-middle text-small font-semibold text-ink-2 first:pl-4 last:pr-4', className)}
    />
  );
}

export function TableCell({ className, ...cell }: ComponentProps<'td'>) {
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: display changes under 640 px
      role="cell"
      {...cell}
      className={classNames('px-3 py-1 align-middle sm:h-row sm:first:pl-4 sm:last:pr-4 max-sm:p-0', className)}
    />
  );
}
