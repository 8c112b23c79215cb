import type { AppointmentLook } from '@/components/patterns/appointment-looks';
import type { Narrowing } from './address';
import type { AgendaBlock, AgendaDay } from './model';

const planned: readonly AppointmentLook[] = ['pending', 'booked', 'confirmed', 'arrived', 'in_room', 'done'];
const awaited: readonly AppointmentLook[] = ['pending', 'booked', 'confirmed'];

/** Late = its time has begun today and nobody has noted the patient's arrival. */
const isLate = ({ look, start }: AgendaBlock, now: number, today: AgendaDay) =>
  awaited.includes(look) && start < now && start >= today.from && start < today.to;

export const isShownBy = (block: AgendaBlock, only: Narrowing | null, now: number, today: AgendaDay): boolean => {
  switch (only) {
    case null:
      return true;
    case 'planned':
      return planned.includes(block.look);
    case 'waiting':
      return block.look === 'arrived';
    case 'late':
      return isLate(block, now, today);
  }
};

export type Figures = { readonly planned: number; readonly waiting: number; readonly longestWait: number | null; readonly late: number };

/** The figures of the strip, counted from the blocks shown. `longestWait` in whole minutes; null when nobody waits. */
export function figuresOf(blocks: readonly AgendaBlock[], now: number, today: AgendaDay): Figures {
  const count = (only: Narrowing) => blocks.filter((block) => isShownBy(block, only, now, today)).length;
  const waits = blocks.flatMap((block) => minutesWaited(block, now) ?? []);
  return {
    planned: count('planned'),
    waiting: count('waiting'),
    longestWait: waits.length > 0 ? Math.max(...waits) : null,
    late: count('late'),
  };
}

/** Whole minutes since the arrival of someone who waits; null for anyone else. */
export const minutesWaited = ({ look, arrivedAt }: AgendaBlock, now: number): number | null =>
  look === 'arrived' && arrivedAt !== null ? Math.max(0, Math.floor((now - arrivedAt) / 60_000)) : null;

/** Whole minutes left of a hold, at least one while it stands; null for anything else. */
export const minutesHeld = ({ look, expiresAt }: AgendaBlock, now: number): number | null =>
  look === 'held' && expiresAt !== null ? Math.max(1, Math.ceil((expiresAt - now) / 60_000)) : null;
