/** A page of plain statements: a title and paragraphs, nothing to press. */
export function LegalPage({ title, note, paragraphs }: { title: string; note?: string; paragraphs: readonly string[] }) {
  return (
    <article className="grid max-w-prose gap-4">
      <h1 className="text-display">{title}</h1>
      {note ? <p className="text-ink-2">{note}</p> : null}
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </article>
  );
}
