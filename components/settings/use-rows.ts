'use client';

import { useRef, useState } from 'react';

/** Rows of a form that come, change, go and move. What takes one away answers with how to put it back where it stood. */
export function useRows<Row extends { readonly key: string }>(initial: () => readonly Row[], blank: (key: string) => Row) {
  const [rows, setRows] = useState(initial);
  /** The row just asked for: it takes the focus. */
  const [fresh, setFresh] = useState<string | null>(null);
  const count = useRef(0);
  return {
    ...{ rows, fresh },
    add() {
      count.current += 1;
      const row = blank(`n${count.current}`);
      setRows([...rows, row]);
      setFresh(row.key);
    },
    change: (key: string, part: Partial<Omit<Row, 'key'>>) =>
      setRows((known) => known.map((row) => (row.key === key ? { ...row, ...part } : row))),
    remove(key: string) {
      const at = rows.findIndex((row) => row.key === key);
      const gone = rows[at];
      setRows((known) => known.filter((row) => row.key !== key));
      return () => gone && setRows((known) => known.toSpliced(at, 0, gone));
    },
    moveUp(key: string) {
      const at = rows.findIndex((row) => row.key === key);
      const row = rows[at];
      if (at > 0 && row) setRows(rows.toSpliced(at, 1).toSpliced(at - 1, 0, row));
    },
  };
}
export type Rows<Row extends { readonly key: string }> = ReturnType<typeof useRows<Row>>;
