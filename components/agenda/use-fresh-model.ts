'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type AgendaAddress, agendaQuery } from './address';
import type { AgendaBlock, AgendaModel } from './agenda-as-drawn';
import { ask } from './ask';
import { keepSame } from './lay-columns';
import { type ReadOutcome, useLive } from './use-live';

/** What a visit already looks like here although no reading has told of it yet. */
export type Ahead = Partial<Pick<AgendaBlock, 'look' | 'start' | 'end' | 'practitionerId' | 'roomIds' | 'mode' | 'overbooked' | 'version'>>;
export type Overlay = ReadonlyMap<string, Ahead> & {
  /** Shows a change before it is stored; null takes it back. */
  readonly put: (id: string, ahead: Ahead | null) => void;
  /** It is stored: the next reading to begin tells of it. */
  readonly settle: (id: string) => void;
};
/** `settledBy` is the number of the reading that knows; null while the server has not answered. */
type Kept = { readonly ahead: Ahead; readonly settledBy: number | null };

/** The model of the page, replaced by what was read since; and the changes made here that no reading has told of yet. */
export function useFreshModel(given: AgendaModel, address: AgendaAddress) {
  const [fresh, setFresh] = useState<{ of: AgendaModel; model: AgendaModel } | null>(null);
  const [revision, setRevision] = useState(0);
  const [kept, setKept] = useState<ReadonlyMap<string, Kept>>(new Map());
  const readings = useRef(0);
  const current = useRef({ given, address });
  useEffect(() => {
    current.current = { given, address };
  });

  const read = useCallback(async (): Promise<ReadOutcome> => {
    const asked = current.current;
    readings.current += 1;
    const reading = readings.current;
    const answer = await ask<AgendaModel>(`/api/agenda${agendaQuery({ ...asked.address, visit: null })}`);
    if (!answer.ok) return answer.status === 401 ? 'signed_out' : 'failed';
    // Somewhere else by now: the page there has its own.
    if (asked.given !== current.current.given) return 'done';
    setFresh((before) => ({ of: asked.given, model: merged(before?.of === asked.given ? before.model : asked.given, answer.value) }));
    setKept((before) => new Map([...before].filter(([, { settledBy }]) => settledBy === null || settledBy > reading)));
    setRevision((before) => before + 1);
    return 'done';
  }, []);
  const put = useCallback(
    (id: string, ahead: Ahead | null) =>
      setKept((before) => {
        const next = new Map(before);
        if (ahead) next.set(id, { ahead: { ...before.get(id)?.ahead, ...ahead }, settledBy: null });
        else next.delete(id);
        return next;
      }),
    [],
  );
  const settle = useCallback((id: string) => {
    const settledBy = readings.current + 1;
    setKept((before) => {
      const one = before.get(id);
      return one ? new Map(before).set(id, { ...one, settledBy }) : before;
    });
  }, []);
  const overlay = useMemo(
    (): Overlay => Object.assign(new Map([...kept].map(([id, { ahead }]) => [id, ahead])), { put, settle }),
    [kept, put, settle],
  );
  return { model: fresh?.of === given ? fresh.model : given, revision, overlay, live: useLive(read) };
}

const merged = (before: AgendaModel, after: AgendaModel): AgendaModel => ({
  ...after,
  blocks: keepSame(before.blocks, after.blocks, ({ id }) => id),
  columns: keepSame(before.columns, after.columns, ({ key, date }) => `${key} ${date}`),
  byRoom: after.byRoom && keepSame(before.byRoom ?? [], after.byRoom, ({ key }) => key),
});
