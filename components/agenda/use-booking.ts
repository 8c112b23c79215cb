'use client';

import { useRef, useState } from 'react';
import type { TypedIdentity } from '@/components/patients/identity-fields';
import type { VisitMode } from '@/lib/core/visit-mode';
import { type Answer, ask } from './ask';

export type BookingWish = {
  readonly practitionerId: string;
  readonly reasonId: string;
  readonly start: number;
  readonly mode: VisitMode;
  /** Only where it is not the reason's own. */
  readonly durationMinutes?: number;
  readonly roomId?: string;
  /** Why it is booked over what is in the way. */
  readonly overbookReason?: string;
  /** Books it as the first of a series; dates in `skip` are left out. */
  readonly repeat?: Repeat;
  readonly skip?: readonly string[];
  /** A file that is there, or the person to open one for. */
  readonly patient: { readonly id: string } | { readonly typed: TypedIdentity };
};
export type Repeat = { readonly every: number; readonly unit: 'day' | 'week' | 'month'; readonly times: number };
export type Booked = { readonly id: string; readonly start: number };
export type Refused = Extract<Answer<never>, { ok: false }>;

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Dates of a series that are left out: those of an earlier refusal stay so, for as long as the same series is wished. */
export function useSkipping(wish: string) {
  const kept = useRef<{ readonly wish: string; readonly dates: readonly string[] }>({ wish, dates: [] });
  return {
    more: (dates: readonly string[]): readonly string[] => {
      const before = kept.current.wish === wish ? kept.current.dates : [];
      kept.current = { wish, dates: [...new Set([...before, ...dates])] };
      return kept.current.dates;
    },
  };
}

/** Books at the desk. The same wish sent twice is one appointment: its key only changes with what is wished. */
export function useBooking(onBooked: (booked: Booked) => void) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const keys = useRef(new Map<string, string>());
  const keyOf = (wish: unknown) => {
    const words = JSON.stringify(wish);
    const key = keys.current.get(words) ?? newKey();
    keys.current.set(words, key);
    return key;
  };

  const book = async (wish: BookingWish) => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const { practitionerId, reasonId, mode, durationMinutes, overbookReason, roomId } = wish;
    const body = {
      ...{ practitionerId, reasonId, mode, durationMinutes, overbookReason, roomId },
      ...(wish.repeat ? { recurrence: wish.repeat, skip: wish.skip ?? [] } : {}),
      ...('id' in wish.patient ? { patientId: wish.patient.id } : { newPatient: wish.patient.typed }),
      start: new Date(wish.start).toISOString(),
      isFirstVisit: 'typed' in wish.patient,
    };
    const answer = await ask<Booked>('/api/agenda/appointments', { body, key: keyOf(body) });
    if (answer.ok) return onBooked(answer.value);
    // A refusal is an answer too and would be repeated for its key: the next press asks anew.
    keys.current.delete(JSON.stringify(body));
    setRefused(answer);
    setBusy(false);
  };
  return { busy, refused, book };
}
