import type { InPractice } from '@/lib/context';
import { findHistory, type HistoryRow } from './history/data';
import type { AppointmentView } from './schema';

export type WayBack = Pick<HistoryRow['payload'], 'fromStart' | 'fromEnd' | 'fromPractitionerId' | 'hadRoom'>;

/** Where its last change took it from, as long as nothing was done to it since; null where that was no move. */
export async function wayBack(tx: InPractice, { id, version }: AppointmentView): Promise<WayBack | null> {
  const last = (await findHistory(tx, id)).findLast(({ payload }) => payload.version !== undefined);
  return last?.name === 'appointment.moved' && last.payload.version === version ? last.payload : null;
}

/** Undone: to the very time and the practitioner it had. */
export const leadsTo = (
  { fromStart, fromEnd, fromPractitionerId }: WayBack,
  to: { readonly start: Date; readonly durationMinutes: number; readonly practitionerId: string },
): boolean =>
  fromStart === to.start.toISOString() &&
  fromEnd === new Date(to.start.getTime() + to.durationMinutes * 60_000).toISOString() &&
  fromPractitionerId === to.practitionerId;
