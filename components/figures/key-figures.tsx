type KeyFiguresProps = { label: string; figures: readonly { key: string; label: string; value: string; detail: string }[] };

/** The few figures one looks for first. */
export function KeyFigures({ label, figures }: KeyFiguresProps) {
  return (
    <section aria-label={label}>
      <dl className="grid grid-cols-2 gap-px overflow-clip rounded-panel border border-line bg-line md:grid-cols-3 xl:grid-cols-6">
        {figures.map(({ key, label: name, value, detail }) => (
          <div key={key} className="flex flex-col gap-1 bg-surface p-4">
            <dt className="text-small text-ink-2">{name}</dt>
            <dd className="text-h1">{value}</dd>
            <dd className="text-small text-ink-2">{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
