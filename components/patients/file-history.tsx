import { Panel } from '@/components/ui/panel';

type HistoryProps = {
  title: string;
  /** What happened, when and by whom, written out, the latest first. */
  lines: readonly { readonly key: number; readonly what: string; readonly when: string }[];
};

/** What happened to one file: nothing clinical, and no values. */
export function FileHistory({ title, lines }: HistoryProps) {
  if (lines.length === 0) return null;
  return (
    <Panel aria-labelledby="history">
      <h2 id="history" className="mb-2 text-h3">
        {title}
      </h2>
      <ol className="grid gap-2">
        {lines.map(({ key, what, when }) => (
          <li key={key}>
            <p>{what}</p>
            <p className="text-small text-ink-2">{when}</p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
