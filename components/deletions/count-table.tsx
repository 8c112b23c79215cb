import { DataTable } from '@/components/patterns/data-table';

export type CountLine = { readonly key: string; readonly label: string; readonly rows: string; readonly source?: string };
type CountTableProps = {
  caption: string;
  heads: { readonly label: string; readonly rows: string; readonly source?: string };
  lines: readonly CountLine[];
  empty: string;
};

/** So many rows of each sort, and by which text they are kept where they are. */
export function CountTable({ caption, heads, lines, empty }: CountTableProps) {
  const source = heads.source
    ? [{ key: 'source', head: heads.source, cell: ({ source: text }: CountLine) => text ?? '', onPhone: 'detail' as const }]
    : [];
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: 'label', head: heads.label, cell: ({ label }) => label, onPhone: 'title' },
        { key: 'rows', head: heads.rows, cell: ({ rows }) => rows, align: 'right', onPhone: 'aside' },
        ...source,
      ]}
      empty={<p className="p-4 text-ink-2">{empty}</p>}
    />
  );
}
