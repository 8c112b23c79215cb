'use client';

import { useState } from 'react';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { AgendaBlock, AgendaModel, DeskReason } from './agenda-as-drawn';
import { FreeTimes } from './free-times';
import { useTimes } from './use-times';
import { type WallTime, wallTimeAt } from './wall-time';
import type { Wording } from './wording';

type MeetingsProps = {
  block: AgendaBlock;
  model: AgendaModel;
  practitionerId: string;
  mode: VisitMode;
  wall: WallTime;
  chosen: number | null;
  wording: Wording;
  onWall: (wall: WallTime) => void;
};

/** Where a participant may sit that day: a group with a seat left, or a free time at which one begins. */
export function Meetings({ block, model, practitionerId, mode, wall: { date }, chosen, wording, onWall }: MeetingsProps) {
  const [attempt, setAttempt] = useState(0);
  const reason = reasonOf(block, practitionerId, model);
  const times = useTimes(reason && date !== '' ? { practitioner: practitionerId, reason: reason.id, date, mode } : null, attempt);
  if (!reason || date === '') return null;
  const choose = (start: number) => onWall(wallTimeAt(start, model.timeZone));
  return (
    <FreeTimes
      {...{ times, chosen, wording }}
      legend={wording.t('move.meetings')}
      onChoose={choose}
      onJump={choose}
      onRetry={() => setAttempt(attempt + 1)}
    />
  );
}

/** What it comes for, with somebody: a colleague's reason of the same name stands for its own. */
export function reasonOf(block: AgendaBlock, practitionerId: string, { reasons }: AgendaModel): DeskReason | undefined {
  const isLike = (label: string) => label.trim().toLocaleLowerCase('fr') === block.reason.trim().toLocaleLowerCase('fr');
  return practitionerId === block.practitionerId
    ? reasons.find(({ id }) => id === block.reasonId)
    : reasons.find((one) => one.practitionerId === practitionerId && isLike(one.label));
}
