import type { Status } from './rules';

/** An appointment as a patient knows it: when, whether it stands, and with whom, where and how. */
type Known = { readonly start: Date; readonly status: Status; readonly where: string };
/** The row now, what was last told (null: nothing yet), whether the patient called it off, and when the next message leaves. */
export type Standing = {
  readonly now: Known;
  readonly told: Known | null;
  readonly byPatient: boolean;
  readonly version: number;
  readonly dueAt: Date | null;
};

export type News = 'confirmation' | 'moved' | 'changed' | 'cancellation' | 'request_received' | 'request_accepted' | 'request_refused';

const isBooked = (status: Status) => status === 'booked' || status === 'confirmed';
const isSame = (a: Known, b: Known) => a.start.getTime() === b.start.getTime() && a.where === b.where;

/**
 * What the patient has to hear so as to know the appointment as it stands; null when they know, when it is over, or when they are here.
 * What was called off before anybody heard of it is never mentioned.
 */
export function newsOf({ now, told, byPatient }: Omit<Standing, 'version' | 'dueAt'>, at: Date): News | null {
  const toldStatus = told && (told.status === 'requested' || told.status === 'cancelled' ? told.status : 'booked');
  if (now.status === 'cancelled') {
    if (!told || toldStatus === 'cancelled' || told.start <= at) return null;
    return toldStatus === 'requested' && !byPatient ? 'request_refused' : 'cancellation';
  }
  if (now.start <= at) return null;
  if (now.status === 'requested') return told && toldStatus === 'requested' && isSame(told, now) ? null : 'request_received';
  if (!isBooked(now.status)) return null;
  if (!told || toldStatus === 'cancelled') return 'confirmation';
  if (toldStatus === 'requested') return 'request_accepted';
  if (told.start.getTime() !== now.start.getTime()) return 'moved';
  return told.where === now.where ? null : 'changed';
}

/** Whether news decided earlier, and not known to have arrived, is still so: a later change has its own. */
export function isStillSo(news: News, { now, told }: Pick<Standing, 'now' | 'told'>): boolean {
  if (news === 'cancellation' || news === 'request_refused') return now.status === 'cancelled';
  const right = news === 'request_received' ? now.status === 'requested' : isBooked(now.status);
  return right && told !== null && isSame(told, now);
}
