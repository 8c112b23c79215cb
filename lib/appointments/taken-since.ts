import type { InPractice } from '@/lib/context';
import type { Conflict, ConflictKind } from './schema';
import { findAppointment } from './views/data';

/** What a visit that left its time may have lost to somebody else. Closed hours, an absence or a limit were there when it stood. */
const losable: readonly ConflictKind[] = ['appointment', 'hold', 'buffer', 'external', 'resource', 'group_full'];

/**
 * Of all that is in the way, what keeps a visit from going back to where it just stood. Who overbooks was put over it while it stood there:
 * had the time been free by then, nothing would have been overbooked.
 */
export async function takenSince(tx: InPractice, conflicts: readonly Conflict[]): Promise<readonly Conflict[]> {
  const since = [];
  for (const conflict of conflicts.filter(({ kind }) => losable.includes(kind))) {
    const other = conflict.appointmentId && (await findAppointment(tx, conflict.appointmentId));
    if (!other?.overbooked) since.push(conflict);
  }
  return since;
}
