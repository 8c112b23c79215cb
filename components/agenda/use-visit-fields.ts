'use client';

import { useState } from 'react';
import type { LocalDate } from '@/lib/core/local-date';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { DeskReason } from './agenda-as-drawn';
import { instantOf, type WallTime, wallTimeAt } from './wall-time';

type FieldsParts = {
  timeZone: string;
  practitioners: readonly { readonly id: string; readonly name: string }[];
  reasons: readonly DeskReason[];
  wished: {
    readonly practitionerId: string | null;
    readonly date: LocalDate;
    readonly start: number | null;
    readonly reasonId?: string | null;
  };
};

export type VisitFields = ReturnType<typeof useVisitFields>;

/** Why and when, with a default each. */
export function useVisitFields({ timeZone, practitioners, reasons, wished }: FieldsParts) {
  const [practitionerId, onPractitioner] = useState(wished.practitionerId ?? practitioners[0]?.id ?? '');
  const own = reasons.filter((one) => one.practitionerId === practitionerId);
  const [reasonId, onReason] = useState(wished.reasonId ?? '');
  const reason = own.find(({ id }) => id === reasonId) ?? own[0];
  const [chosenMode, onMode] = useState<VisitMode | null>(null);
  const mode = reason?.modes.find((one) => one === chosenMode) ?? reason?.modes[0] ?? 'in_person';
  const [wall, onWall] = useState<WallTime>(() =>
    wished.start === null ? { date: wished.date, time: '' } : wallTimeAt(wished.start, timeZone),
  );
  const [original, setOriginal] = useState(wished.start);
  const [chosenMinutes, onMinutes] = useState<number | null>(null);
  const minutes = chosenMinutes ?? reason?.durationMinutes ?? 30;
  return {
    ...{ practitionerId, onPractitioner, own, reason, mode, onMode, wall, onWall, minutes, onMinutes },
    onReason: (id: string) => {
      onReason(id);
      onMinutes(null);
    },
    start: instantOf(wall, timeZone, original),
    onStart: (at: number) => {
      setOriginal(at);
      onWall(wallTimeAt(at, timeZone));
    },
  };
}
