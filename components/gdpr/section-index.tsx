type SectionIndexProps = { label: string; sections: readonly { name: string; label: string }[] };

/**
 * The way to each section of a long page: beside it on a wide screen, in a row above it where the room is the content's, folded on a phone.
 * Anchors, so it works without scripts.
 */
export function SectionIndex({ label, sections }: SectionIndexProps) {
  const link = (name: string, word: string) => (
    <a
      href={`#${name}`}
      className="flex min-h-9 items-center rounded-control px-3 py-1 text-ink-2 no-underline hover:bg-sunken hover:text-ink"
    >
      {word}
    </a>
  );
  const links = sections.map(({ name, label: word }) => <li key={name}>{link(name, word)}</li>);
  return (
    <>
      <details data-print="hide" className="rounded-panel border border-line bg-surface sm:hidden">
        <summary className="flex min-h-control cursor-pointer items-center px-4 font-semibold">{label}</summary>
        <ul className="grid gap-1 border-line border-t p-2">{links}</ul>
      </details>
      <nav aria-label={label} data-print="hide" className="max-sm:hidden 2xl:sticky 2xl:top-4 2xl:self-start">
        <ul className="flex flex-wrap gap-x-1 border-line border-y py-1 2xl:grid 2xl:gap-1 2xl:border-0 2xl:py-0">{links}</ul>
      </nav>
    </>
  );
}
