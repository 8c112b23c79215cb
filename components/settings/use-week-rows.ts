'use client';

import { useRef, useState } from 'react';
import { fieldName, type OpeningRow, plainOpening } from './opening-rows';

const monday = 1;
const copiedTo: readonly number[] = [2, 3, 4, 5];

/**
 * The week as it is being written: ranges come, change and go. What takes ranges away answers with how to put them back, which leaves
 * everything written since as it is. `edited` names the fields changed since the week was last sent, `isChanged` says whether anything was.
 */
export function useWeekRows(initial: () => readonly OpeningRow[], firstSite: string) {
  const [rows, setRows] = useState(initial);
  const [edited, setEdited] = useState<ReadonlySet<string> | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const count = useRef(0);

  const touch = (names: readonly string[] = []) => setEdited((known) => new Set([...(known ?? []), ...names]));
  const nextKey = () => {
    count.current += 1;
    return `n${count.current}`;
  };
  /** Takes some ranges out and puts others in, those of a day by their start; answers with the way back. */
  const swap = (out: readonly OpeningRow[], into: readonly OpeningRow[]) => {
    const gone = new Set(out.map(({ key }) => key));
    setRows((known) =>
      [...known.filter(({ key }) => !gone.has(key)), ...into].sort((a, b) => (a.start || '~').localeCompare(b.start || '~')),
    );
    touch();
    return () => swap(into, out);
  };
  const ofDay = (weekday: number) => rows.filter((row) => row.weekday === weekday);
  /** A range nobody has filled in yet, with the site and formats of the one before it. */
  const blank = (weekday: number, key: string): OpeningRow => {
    const like = ofDay(weekday).at(-1) ?? rows.at(-1);
    return {
      ...{ ...plainOpening, key, weekday, start: '', end: '', siteId: like?.siteId ?? firstSite },
      // What a range is kept for is its own matter: a new one is for everybody until somebody says otherwise.
      ...(like ? { modes: like.modes } : {}),
    };
  };
  return {
    ...{ rows, ofDay, blank },
    edited: edited ?? new Set<string>(),
    isChanged: edited !== null,
    sent: () => setEdited(null),
    /** The range just asked for: it takes the focus. */
    fresh,
    add(weekday: number) {
      const key = nextKey();
      setRows([...rows, blank(weekday, key)]);
      touch();
      setFresh(key);
    },
    change(key: string, part: Partial<Omit<OpeningRow, 'key'>>) {
      setRows((known) => known.map((row) => (row.key === key ? { ...row, ...part } : row)));
      touch((Object.keys(part) as (keyof typeof part)[]).map((one) => fieldName(key, one)));
    },
    remove: (row: OpeningRow) => swap([row], []),
    copyMonday() {
      const model = ofDay(monday);
      const copies = copiedTo.flatMap((weekday) => model.map((row) => ({ ...row, weekday, key: nextKey() })));
      return swap(
        rows.filter(({ weekday }) => copiedTo.includes(weekday)),
        copies,
      );
    },
  };
}
export type WeekRows = ReturnType<typeof useWeekRows>;
