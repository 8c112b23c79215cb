import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { insertAppointment, type NewAppointment } from './data';
import { takeSeat } from './limits/data';
import { takeResources } from './resources/data';
import type { FreeTime, TimeWish } from './take-time';

export type Taker = Pick<TimeWish, 'practitionerId' | 'reasonId'> &
  Pick<NewAppointment, 'patientId' | 'status' | 'source' | 'locale' | 'isFirstVisit' | 'expiresAt' | 'holdTokenHash'>;

/**
 * Takes a time that was judged free under the agenda's lock, with its rooms and equipment. For a group visit: a seat in the group that
 * meets then, which comes into being with its first participant. Null when the time is lost all the same.
 */
export async function takeFreeTime(tx: InPractice, time: FreeTime, taker: Taker): Promise<Id<'appointment'> | null> {
  const { agenda, place, start, end, wallStart, group } = time;
  const { bufferBefore, bufferAfter } = group ?? agenda.reason;
  const visit = {
    start,
    end,
    wallStart,
    bufferBefore,
    bufferAfter,
    siteId: place.site,
    mode: place.mode,
    timeZone: agenda.timeZone,
    ...taker,
  };
  const { capacity } = agenda.reason;
  if (!group && capacity === null) {
    const id = await insertAppointment(tx, visit);
    if (id) await takeResources(tx, id, time.resources);
    return id;
  }
  const groupId = group?.id ?? (await openGroup(tx, time, { ...visit, capacity: capacity ?? 0 }));
  if (!groupId || !(await takeSeat(tx, groupId))) return null;
  return insertAppointment(tx, { ...visit, groupId });
}

async function openGroup(tx: InPractice, { resources }: FreeTime, visit: NewAppointment): Promise<Id<'appointment'> | null> {
  const nobody = { patientId: null, status: 'booked', isFirstVisit: false, expiresAt: null, holdTokenHash: null } as const;
  const id = await insertAppointment(tx, { ...visit, ...nobody });
  if (id) await takeResources(tx, id, resources);
  return id;
}
