type SectionIndexProps = { label: string; sections: readonly { name: string; label: string }[] };

const line = 'flex min-h-9 items-center rounded-control px-3 py-1 text-ink-2 no-underline hover:bg-sunken hover:text-ink';

/** The way to each section of a long page: beside it where there is room, folded above it on a phone. Anchors, so it works without scripts. */
export function SectionIndex({ label, sections }: SectionIndexProps) {
  const links = (
    <ul className="grid gap-1">
      {sections.map(({ name, label: word }) => (
        <li key={name}>
          <a href={`#${name}`} className={line}>
            {word}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <details data-print="hide" className="rounded-panel border border-line bg-surface xl:hidden">
        <summary className="flex min-h-control cursor-pointer items-center px-4 font-semibold">{label}</summary>
        <nav aria-label={label} className="border-line border-t p-2">
          {links}
        </nav>
      </details>
      <nav aria-label={label} data-print="hide" className="sticky top-4 self-start max-xl:hidden">
        {links}
      </nav>
    </>
  );
}
