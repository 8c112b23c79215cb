import type { Obstacle } from '@/lib/appointments/judge-imported';
import type { Zone } from '@/lib/core/zone';
import type { LostRow } from './data';
import { LONGEST_SHOWN, type Row, textOf } from './reading-rows';
import type { Target } from './rules';
import type { Flaw, Reading, RejectedRow } from './schema';

const codes = {
  twice: 'import.reason.twice',
  visit: 'import.reason.taken',
  absence: 'import.reason.absent',
  room: 'import.reason.room_taken',
  full: 'import.reason.group_full',
  reason_gone: 'import.reason.reason_unknown',
  agenda_busy: 'import.reason.taken',
  restricted: 'import.reason.patient_restricted',
} as const satisfies Record<Obstacle['kind'], string>;

/** What was in the way of a row, in a sentence's terms; times on the practice's wall clock. */
export function lostTo(obstacle: Obstacle, row: number, zone: Zone): LostRow {
  const target: Target = obstacle.kind === 'reason_gone' || obstacle.kind === 'full' ? 'reason' : 'start';
  const wall = (at: Date) => zone.format(at.getTime()).slice(11, 16);
  const facts = 'start' in obstacle ? { facts: { from: wall(obstacle.start), to: wall(obstacle.end) } } : {};
  return { row, target, code: codes[obstacle.kind], ...facts };
}

/** The column that says it where the first is left out. */
const standIns: Readonly<Record<string, Target>> = { start: 'date', patientName: 'familyName' };

/** A row with what is wrong with it and what its cell says. */
export function rejectedFor({ row, cells }: Row, { row: _, ...lost }: LostRow, reading: Reading | null): RejectedRow {
  // A calendar's rows are from when, to when, and the title.
  const columnOf = (target: string) => (reading ? reading.columns.indexOf(target as Target) : target === 'start' ? 0 : 2);
  const said = (target: string) => textOf(cells[columnOf(target)]);
  const value = said(lost.target) || said(standIns[lost.target] ?? lost.target);
  const flaw: Flaw = { ...lost, value: value.slice(0, LONGEST_SHOWN) };
  return { row, cells, flaws: [flaw] };
}
