import { type AgendaBlock, type AgendaColumn, type AgendaModel, type DeskReason, MINUTE, STEP } from './agenda-as-drawn';
import { anyBlocks, conflictsOnScreen, type TimeWish } from './conflicts';
import type { FreeTime } from './focused';

/** How far before the pressed time a visit may begin instead: a hand means the free half-hour, seldom its last minutes. */
const reachMs = 30 * MINUTE;

type Pressed = { readonly practitionerId: string; readonly start: number; readonly room?: TimeWish['room'] };

/**
 * Where a visit of this reason begins when a time was pressed: there, or up to half an hour before if only then it fits. Where nothing fits
 * it is the time pressed, and what is in the way is said.
 */
export function fittingStart(
  columns: readonly AgendaColumn[],
  blocks: ReadonlyMap<string, AgendaBlock>,
  { practitionerId, start, room = null }: Pressed,
  reason: Pick<DeskReason, 'durationMinutes' | 'bufferBefore' | 'bufferAfter'> | undefined,
  now: number,
): number {
  if (!reason) return start;
  const { durationMinutes, bufferBefore, bufferAfter } = reason;
  const fits = (at: number) => {
    const wish = {
      practitionerId,
      start: at,
      end: at + durationMinutes * MINUTE,
      bufferBefore,
      bufferAfter,
      except: null,
      patientId: null,
      room,
    };
    return (at === start || at >= now) && !anyBlocks(conflictsOnScreen(columns, blocks, wish, now));
  };
  for (let at = start; at >= start - reachMs; at -= STEP) if (fits(at)) return at;
  return start;
}

/** A pressed time with who would see somebody then, for what, and from when. */
export type BookAt = FreeTime & { readonly reasonId: string | null };

/**
 * What a booking begins with when a free time was pressed. In a room nobody is named: the one whose agenda is shown if they can use that
 * room then, else the first who can; where nobody can, what is in the way of the first is said.
 */
export function wouldBook(
  { practitioners, practitionerId, reasons, rooms }: Pick<AgendaModel, 'practitioners' | 'practitionerId' | 'reasons' | 'rooms'>,
  columns: readonly AgendaColumn[],
  blocks: ReadonlyMap<string, AgendaBlock>,
  pressed: FreeTime,
  now: number,
): BookAt {
  const room = rooms.find(({ id }) => id === pressed.roomId) ?? null;
  const isOther = (id: string) => Number(id !== practitionerId);
  const people = pressed.practitionerId
    ? [pressed.practitionerId]
    : practitioners.map(({ id }) => id).toSorted((a, b) => isOther(a) - isOther(b));
  const ways = people.map((id) => {
    const own = reasons.filter((reason) => reason.practitionerId === id);
    const using = own.find(({ resources }) => room !== null && resources.includes(room.id));
    const reason = using ?? own[0];
    const start = fittingStart(columns, blocks, { practitionerId: id, start: pressed.start, room }, reason, now);
    const { durationMinutes, bufferBefore, bufferAfter } = reason ?? { durationMinutes: 5, bufferBefore: 0, bufferAfter: 0 };
    const wish = { start, end: start + durationMinutes * MINUTE, practitionerId: id, bufferBefore, bufferAfter, except: null };
    const isFree = !anyBlocks(conflictsOnScreen(columns, blocks, { ...wish, patientId: null, room }, now));
    const rank = Number(reason !== undefined) + 2 * Number(isFree) + 4 * Number(room === null || using !== undefined);
    return { rank, at: { practitionerId: id, roomId: pressed.roomId, start, reasonId: reason?.id ?? null } };
  });
  return ways.toSorted((a, b) => b.rank - a.rank)[0]?.at ?? { ...pressed, reasonId: null };
}
