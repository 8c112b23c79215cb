type FigureStripProps = {
  label: string;
  figures: readonly { key: string; label: string; value: string; detail: string; href: string; urgent?: boolean }[];
};

/** A few figures, each the way to the list behind it. */
export function FigureStrip({ label, figures }: FigureStripProps) {
  return (
    <section aria-label={label}>
      <ul className="grid grid-cols-1 gap-px overflow-clip rounded-panel border border-line bg-line sm:grid-cols-2 xl:grid-cols-4">
        {figures.map(({ key, label: name, value, detail, href, urgent }) => (
          <li key={key} className="bg-surface">
            <a href={href} className="focus-inset grid h-full content-start gap-1 p-4 text-ink no-underline hover:bg-sunken">
              <span className="text-ink-2 text-small">{name}</span>
              <span className="text-h1">{value}</span>
              <span className={urgent ? 'font-semibold text-danger text-small' : 'text-ink-2 text-small'}>{detail}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
