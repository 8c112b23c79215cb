import type { AppointmentLook } from '@/components/patterns/appointment-looks';
import type { Narrowing } from './address';
import type { AgendaBlock, AgendaDay } from './agenda-as-drawn';

const planned: readonly AppointmentLook[] = ['pending', 'booked', 'confirmed', 'arrived', 'in_room', 'done'];
const awaited: readonly AppointmentLook[] = ['pending', 'booked', 'confirmed'];

/** Late = its time has begun today and nobody has noted the patient's arrival. */
const isLate = (block: AgendaBlock, now: number, today: AgendaDay) =>
  awaited.includes(block.look) && block.start < now && isOn(block, today);
/** Someone noted as arrived days ago waits no more: nobody has said what became of the visit. */
const isWaiting = (block: AgendaBlock, today: AgendaDay) => block.look === 'arrived' && isOn(block, today);
const isOn = ({ start }: AgendaBlock, { from, to }: AgendaDay) => start >= from && start < to;

export const isShownBy = (block: AgendaBlock, only: Narrowing | null, now: number, today: AgendaDay): boolean => {
  switch (only) {
    case null:
      return true;
    case 'planned':
      return planned.includes(block.look);
    case 'waiting':
      return isWaiting(block, today);
    case 'late':
      return isLate(block, now, today);
  }
};

export type Figures = { readonly planned: number; readonly waiting: number; readonly longestWait: number | null; readonly late: number };

/** The figures of the strip, counted from the blocks shown. `longestWait` in whole minutes; null when nobody waits. */
export function figuresOf(blocks: readonly AgendaBlock[], now: number, today: AgendaDay): Figures {
  const count = (only: Narrowing) => blocks.filter((block) => isShownBy(block, only, now, today)).length;
  const waits = blocks.flatMap((block) => (isWaiting(block, today) ? (minutesWaited(block, now) ?? []) : []));
  return {
    planned: count('planned'),
    waiting: count('waiting'),
    longestWait: waits.length > 0 ? Math.max(...waits) : null,
    late: count('late'),
  };
}

const longestWait = 12 * 60;

/** Whole minutes since the arrival of someone who waits; null for anyone else, and after half a day. */
export function minutesWaited({ look, arrivedAt }: Pick<AgendaBlock, 'look' | 'arrivedAt'>, now: number): number | null {
  if (look !== 'arrived' || arrivedAt === null) return null;
  const minutes = Math.max(0, Math.floor((now - arrivedAt) / 60_000));
  return minutes < longestWait ? minutes : null;
}

/** Whole minutes left of a hold, at least one while it stands; null for anything else. */
export const minutesHeld = ({ look, expiresAt }: AgendaBlock, now: number): number | null =>
  look === 'held' && expiresAt !== null ? Math.max(1, Math.ceil((expiresAt - now) / 60_000)) : null;
