/** Outline, fill and states shared by every typed field and by the select. */
export const fieldLook =
  'block w-full rounded-control border border-line-strong bg-surface px-3 py-1 text-control text-ink ' +
  'hover:border-ink-2 aria-invalid:border-danger aria-invalid:shadow-[inset_0_0_0_1px_var(--danger)] ' +
  '[&[readonly]]:bg-sunken disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-3';
