import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findHistory, type HistoryRow } from './history/data';
import type { Asker, Status } from './rules';

const kinds = {
  'appointment.held': 'held',
  'appointment.booked': 'booked',
  'appointment.imported': 'imported',
  'appointment.moved': 'moved',
  'appointment.cancelled': 'cancelled',
  'appointment.restored': 'restored',
  'appointment.status_changed': 'status_changed',
} as const;

/** One thing that happened to a visit. `by` says who in kind; only members of the practice are named. */
export type HistoryLine = {
  readonly id: Id<'event'>;
  readonly at: Date;
  readonly what: (typeof kinds)[keyof typeof kinds];
  readonly by: 'member' | 'patient' | 'system';
  readonly memberName: string | null;
  readonly from: Status | null;
  readonly to: Status | null;
  readonly late: boolean;
  /** Who asked for a cancellation; null for anything else and where it was not kept. */
  readonly askedBy: Asker | null;
  /** Where a visit that was moved stood before: what undoing gives back. */
  readonly before: { readonly start: Date; readonly end: Date; readonly practitionerId: Id<'practitioner'> } | null;
};

/** The history of one appointment as the actor may see it, oldest first; empty for one that is not visible. */
export async function listHistory(tx: InPractice, id: Id<'appointment'>): Promise<HistoryLine[]> {
  const rows = await findHistory(tx, id);
  return rows.flatMap(({ id: eventId, name, payload, at, actorKind, memberName }) => {
    const what = kinds[name as keyof typeof kinds];
    if (!what) return [];
    const by = actorKind === 'member' || actorKind === 'system' ? actorKind : 'patient';
    const { from = null, to = null, late = false, by: askedBy = null } = payload;
    return [
      {
        id: eventId,
        at,
        what,
        by,
        memberName,
        from: from as Status | null,
        to: to as Status | null,
        late,
        askedBy,
        before: beforeOf(payload),
      },
    ];
  });
}

const beforeOf = ({ fromStart, fromEnd, fromPractitionerId }: HistoryRow['payload']): HistoryLine['before'] =>
  fromStart && fromEnd && fromPractitionerId
    ? { start: new Date(fromStart), end: new Date(fromEnd), practitionerId: fromPractitionerId as Id<'practitioner'> }
    : null;
