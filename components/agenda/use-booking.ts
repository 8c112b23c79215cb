'use client';

import { useRef, useState } from 'react';
import type { TypedIdentity } from '@/components/patients/identity-fields';
import type { VisitMode } from '@/lib/availability/schema';
import { type Answer, ask } from './ask';

export type BookingWish = {
  readonly practitionerId: string;
  readonly reasonId: string;
  readonly start: number;
  readonly mode: VisitMode;
  /** A file that is there, or the person to open one for. */
  readonly patient: { readonly id: string } | { readonly typed: TypedIdentity };
};
export type Refused = Extract<Answer<never>, { ok: false }>;

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Books at the desk. The same wish sent twice is one appointment: its key only changes with what is wished. A file once opened is kept, so
 * that a time lost meanwhile does not open a second one.
 */
export function useBooking(onBooked: (booked: { id: string; start: number }) => void) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const opened = useRef<{ typed: string; id: string } | null>(null);
  const keys = useRef(new Map<string, string>());
  const keyOf = (wish: unknown) => {
    const words = JSON.stringify(wish);
    const key = keys.current.get(words) ?? newKey();
    keys.current.set(words, key);
    return key;
  };

  const fileOf = async (patient: BookingWish['patient']): Promise<Answer<string>> => {
    if ('id' in patient) return { ok: true, value: patient.id };
    const typed = JSON.stringify(patient.typed);
    if (opened.current?.typed === typed) return { ok: true, value: opened.current.id };
    const answer = await ask<{ patientId: string }>('/api/patients', { body: patient.typed, key: keyOf(patient.typed) });
    if (!answer.ok) return answer;
    opened.current = { typed, id: answer.value.patientId };
    return { ok: true, value: answer.value.patientId };
  };

  const book = async (wish: BookingWish) => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const file = await fileOf(wish.patient);
    if (!file.ok) {
      setRefused(file);
      setBusy(false);
      return;
    }
    const { practitionerId, reasonId, mode } = wish;
    const body = {
      practitionerId,
      reasonId,
      mode,
      patientId: file.value,
      start: new Date(wish.start).toISOString(),
      isFirstVisit: 'typed' in wish.patient,
    };
    const answer = await ask<{ id: string; start: number }>('/api/agenda/appointments', { body, key: keyOf(body) });
    if (answer.ok) return onBooked(answer.value);
    // A refusal is an answer too and would be repeated for its key: the next press asks anew.
    keys.current.delete(JSON.stringify(body));
    setRefused(answer);
    setBusy(false);
  };
  return { busy, refused, book };
}
