'use client';

import { useRef, useState } from 'react';
import { fieldName, type OpeningRow } from './opening-rows';

const monday = 1;
const copiedTo: readonly number[] = [2, 3, 4, 5];

/**
 * The week as it is being written: ranges come, change and go. What takes ranges away answers with the week before, so that it can be
 * put back. `edited` names the fields changed since the week was last sent, `isChanged` says whether anything was.
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
  const replace = (next: readonly OpeningRow[]) => {
    setRows(next);
    touch();
    return rows;
  };
  const ofDay = (weekday: number) => rows.filter((row) => row.weekday === weekday);
  /** A range nobody has filled in yet, with the site and formats of the one before it. */
  const blank = (weekday: number, key: string): OpeningRow => {
    const like = ofDay(weekday).at(-1) ?? rows.at(-1);
    return {
      ...{ key, weekday, start: '', end: '', validFrom: '', validTo: '' },
      ...{ siteId: like?.siteId ?? firstSite, modes: like?.modes ?? ['in_person'] },
    };
  };
  return {
    ...{ rows, ofDay, blank, replace },
    edited: edited ?? new Set<string>(),
    isChanged: edited !== null,
    sent: () => setEdited(null),
    /** The range just asked for: it takes the focus. */
    fresh,
    add(weekday: number) {
      const key = nextKey();
      replace([...rows, blank(weekday, key)]);
      setFresh(key);
    },
    change(key: string, part: Partial<Omit<OpeningRow, 'key'>>) {
      setRows((known) => known.map((row) => (row.key === key ? { ...row, ...part } : row)));
      touch((Object.keys(part) as (keyof typeof part)[]).map((one) => fieldName(key, one)));
    },
    remove: (key: string) => replace(rows.filter((row) => row.key !== key)),
    copyMonday() {
      const model = ofDay(monday);
      const copies = copiedTo.flatMap((weekday) => model.map((row) => ({ ...row, weekday, key: nextKey() })));
      return replace([...rows.filter(({ weekday }) => !copiedTo.includes(weekday)), ...copies]);
    },
  };
}
export type WeekRows = ReturnType<typeof useWeekRows>;
