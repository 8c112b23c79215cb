import type { ChangeScope } from '@/lib/appointments/rules';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { AgendaBlock } from './agenda-as-drawn';

/** Where and when a visit should be. Epoch milliseconds; a site, a room, a mode or a reason only where it changes or is asked for. */
export type Target = {
  readonly start: number;
  readonly end: number;
  readonly practitionerId: string;
  readonly siteId?: string;
  /** Null: no room again, where the change that gave it one is taken back. */
  readonly roomId?: string | null;
  readonly mode?: VisitMode;
  readonly overbookReason?: string;
  readonly notify?: 'later' | 'never';
  /** Of a series: how much of it goes along. */
  readonly scope?: ChangeScope;
  /** New dates of a series that are taken: what would go there stays. */
  readonly skip?: readonly string[];
};

/** A colleague may work elsewhere: the site is left to the server unless it is chosen. */
export const where = ({ start, end, practitionerId }: Pick<AgendaBlock, 'start' | 'end' | 'practitionerId'>): Target => ({
  ...{ start, end, practitionerId },
});

/**
 * Where a visit goes when its move is undone: to the room it had where another was asked for, and to none where it had none, also when the
 * server found it one on the way. Who takes part in a group sits in the group's.
 */
export function backTo(from: AgendaBlock, { roomId, scope }: Pick<Target, 'roomId' | 'scope'>): Target {
  const [room] = from.roomIds;
  return {
    ...where(from),
    ...{ siteId: from.siteId, mode: from.mode },
    ...(room ? (roomId ? { roomId: room } : {}) : from.groupId === null ? { roomId: null } : {}),
    ...(scope ? { scope } : {}),
  };
}

/** Where some dates of a series stayed, moving all of it back would take those along. */
export const undoesAtOnce = ({ skip }: Pick<Target, 'skip'>) => !skip?.length;
