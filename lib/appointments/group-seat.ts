import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { endIfEmpty, giveBackSeats } from './changes/data';
import { insertAppointment } from './data';
import type { DeskPlace } from './judge-at-desk';
import { takeSeat } from './limits/data';
import { takeResources } from './resources/data';
import type { AppointmentView } from './schema';

/**
 * A seat for a participant where the desk judged it can be, under the agenda's lock: in the group that meets then, or in one that begins with
 * it and takes the rooms. `groupId` is null where the reason there is for one patient; null when the seat or the time is lost all the same:
 * nothing is written then.
 */
export async function takeGroupSeat(
  tx: InPractice,
  { locale }: Pick<AppointmentView, 'locale'>,
  { conflicts: _, resources, group, seats, ...place }: DeskPlace,
  overbooked: boolean,
): Promise<{ readonly groupId: Id<'appointment'> | null } | null> {
  if (!group && seats === null) return { groupId: null };
  if (group) return (await takeSeat(tx, group.id)) ? { groupId: group.id } : null;
  const nobody = { patientId: null, status: 'booked', isFirstVisit: false, expiresAt: null, holdTokenHash: null } as const;
  const groupId = await insertAppointment(tx, { ...place, ...nobody, source: 'reception', locale, overbooked, capacity: seats ?? 0 });
  if (!groupId) return null;
  await takeResources(tx, groupId, resources);
  await takeSeat(tx, groupId);
  return { groupId };
}

/** Once its row is out of the group: the seat is free, and a group nobody is left in is over. */
export async function leaveGroup(tx: InPractice, groupId: Id<'appointment'>): Promise<void> {
  await giveBackSeats(tx, groupId, 1);
  await endIfEmpty(tx, groupId);
}
