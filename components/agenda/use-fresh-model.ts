'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AppointmentLook } from '@/components/patterns/appointment-looks';
import { type AgendaAddress, agendaQuery } from './address';
import type { AgendaModel } from './agenda-as-drawn';
import { ask } from './ask';
import { type ReadOutcome, useLive } from './use-live';

export type Overlay = ReadonlyMap<string, AppointmentLook> & { readonly put: (id: string, look: AppointmentLook | null) => void };

/** The model of the page, replaced by what was read since; and the steps taken here that no reading has told of yet. */
export function useFreshModel(given: AgendaModel, address: AgendaAddress) {
  const [fresh, setFresh] = useState<{ of: AgendaModel; model: AgendaModel } | null>(null);
  const [revision, setRevision] = useState(0);
  const [ahead, setAhead] = useState<ReadonlyMap<string, AppointmentLook>>(new Map());
  const current = useRef({ given, address });
  useEffect(() => {
    current.current = { given, address };
  });

  const read = useCallback(async (): Promise<ReadOutcome> => {
    const asked = current.current;
    const answer = await ask<AgendaModel>(`/api/agenda${agendaQuery({ ...asked.address, visit: null })}`);
    if (!answer.ok) return answer.status === 401 ? 'signed_out' : 'failed';
    // Somewhere else by now: the page there has its own.
    if (asked.given !== current.current.given) return 'done';
    setFresh({ of: asked.given, model: answer.value });
    setAhead(new Map());
    setRevision((before) => before + 1);
    return 'done';
  }, []);
  const put = useCallback((id: string, look: AppointmentLook | null) => {
    setAhead((before) => {
      const next = new Map(before);
      if (look) next.set(id, look);
      else next.delete(id);
      return next;
    });
  }, []);
  const overlay = useMemo((): Overlay => Object.assign(new Map(ahead), { put }), [ahead, put]);
  return { model: fresh?.of === given ? fresh.model : given, revision, overlay, live: useLive(read) };
}
