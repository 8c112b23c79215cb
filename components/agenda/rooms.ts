import type { AgendaBlock, DeskReason, DrawnColumn } from './agenda-as-drawn';

/** Why a visit cannot be put into a room by hand: its reason does not use that room, or it cannot do without one. */
export type RoomRefusal = 'unfit' | 'needed';

/** Whether a column of rooms takes a visit; null where it does. A reason that is not at hand is left to the server. */
export function roomRefusal(
  { practitionerId, roomId }: Pick<DrawnColumn, 'practitionerId' | 'roomId'>,
  block: Pick<AgendaBlock, 'roomIds' | 'reasonId'>,
  reasons: readonly Pick<DeskReason, 'id' | 'resources'>[],
): RoomRefusal | null {
  if (practitionerId !== null) return null;
  if (roomId === null) return block.roomIds.length > 0 ? 'needed' : null;
  if (block.roomIds.includes(roomId)) return null;
  const reason = reasons.find(({ id }) => id === block.reasonId);
  return reason && !reason.resources.includes(roomId) ? 'unfit' : null;
}
