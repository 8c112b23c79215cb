/** First thing in the page for who arrives by keyboard. `target` is the id of `<main tabIndex={-1}>`. */
export function SkipLink({ target, label }: { target: string; label: string }) {
  return (
    <a
      href={`#${target}`}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-raised focus:px-4 focus:py-3 focus:font-semibold focus:text-pine-strong focus:shadow-dialog"
    >
      {label}
    </a>
  );
}
