import type { FigureRow } from './figure-columns';

/** What a bar is made of, from the left: outcome known and honoured, still to come, missed. */
const parts = [
  { key: 'done', fill: 'fill-pine', of: (row: FigureRow) => row.done },
  { key: 'coming', fill: 'fill-line-strong', of: (row: FigureRow) => row.visits - row.done - row.noShow - row.excused },
  { key: 'missed', fill: 'fill-clay', of: (row: FigureRow) => row.noShow + row.excused },
] as const;

/** Visits of each line as a bar. A picture beside its table, which says the same in figures. */
export function FigureBars({ rows, words }: { rows: readonly FigureRow[]; words: Record<(typeof parts)[number]['key'], string> }) {
  const most = Math.max(1, ...rows.map(({ visits }) => visits));
  return (
    <div aria-hidden className="grid content-start gap-3">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small text-ink-2">
        {parts.map(({ key, fill }) => (
          <li key={key} className="flex items-center gap-1.5">
            <svg viewBox="0 0 12 12" className="size-3 rounded-badge forced-color-adjust-none" role="presentation">
              <rect width="12" height="12" className={fill} />
            </svg>
            {words[key]}
          </li>
        ))}
      </ul>
      <ul className="grid gap-2">
        {rows.map((row) => (
          <li key={row.key} className="grid grid-cols-[minmax(0,9rem)_1fr_2.5rem] items-center gap-3 text-small">
            <span className="truncate text-ink-2" title={row.label}>
              {row.label}
            </span>
            <Bar row={row} most={most} />
            <span className="text-right font-semibold">{row.visits}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Bar({ row, most }: { row: FigureRow; most: number }) {
  let left = 0;
  return (
    <svg className="h-4 w-full rounded-badge bg-sunken forced-color-adjust-none" role="presentation">
      {parts.map(({ key, fill, of }) => {
        const width = (of(row) / most) * 100;
        const x = left;
        left += width;
        return <rect key={key} x={`${x}%`} width={`${width}%`} height="100%" className={fill} />;
      })}
    </svg>
  );
}
