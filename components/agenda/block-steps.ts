import { isTooEarly, type Status } from '@/lib/appointments/rules';
import type { AgendaBlock } from './agenda-as-drawn';

type Stepped = Pick<AgendaBlock, 'look' | 'places' | 'start'>;

const course: Partial<Record<AgendaBlock['look'], Status>> = {
  booked: 'confirmed',
  confirmed: 'arrived',
  arrived: 'in_room',
  in_room: 'done',
};
const missable: readonly AgendaBlock['look'][] = ['booked', 'confirmed', 'arrived'];

/** Steps are of those who take part, not of their group as a whole. */
export const isOwnVisit = ({ places }: Pick<Stepped, 'places'>) => places === null;
export const nextStep = (block: Pick<Stepped, 'look' | 'places'>): Status | null => (isOwnVisit(block) && course[block.look]) || null;
/** Whether nobody came: from the start on (epoch milliseconds), not before. */
export const mayMiss = (block: Stepped, now: number) =>
  isOwnVisit(block) && missable.includes(block.look) && !isTooEarly('no_show', block.start, now);
export const mayExcuse = (block: Pick<Stepped, 'look' | 'places'>) => isOwnVisit(block) && block.look === 'no_show';
