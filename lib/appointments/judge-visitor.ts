import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { zoneOf } from '@/lib/core/zone';
import { findPerson } from '@/lib/patients/find-person';
import type { BookingIdentity } from '@/lib/patients/schema';
import type { OnlineRefusal } from './errors';
import { isFollowed } from './is-followed';
import { judgePatient } from './judge-patient';
import { findNearVisit, type HeldVisit, type NearVisit } from './online/data';
import { nearDays } from './rules';
import { isKeptForKnown } from './take-time';

/** What the patient wants of two visits close to each other: both, or the new one instead of the earlier. */
export type Near = 'keep' | 'replace';
export type Verdict = {
  /** Already followed by this practitioner, whatever was stated. */
  readonly followed: boolean;
  /** The earlier visit that gives its row to the held time. */
  readonly replaces: NearVisit | null;
};

type Asked = {
  readonly hold: Id<'appointment'>;
  readonly visit: HeldVisit;
  readonly patient: BookingIdentity;
  readonly near?: Near | undefined;
};

/**
 * Whether this person, proved by the code, may have this time: reasons for new or for known patients only, limits and blocks of the
 * practice, another visit close by. Asked under the agenda's lock; it registers nobody.
 */
export async function judgeVisitor(tx: InPractice, { hold, visit, patient, near }: Asked): Promise<Result<Verdict, OnlineRefusal>> {
  const person = await findPerson(tx, patient);
  const followed = person !== null && (await isFollowed(tx, person.patientId, visit.practitionerId));
  const { practitionerId, reasonId, start } = visit;
  // Times kept for known patients were given on the visitor's word; now it is known.
  const kept = !followed && (await isKeptForKnown(tx, { practitionerId, reasonId, start, except: hold }));
  const audience = kept ? 'booking.known_only' : audienceRefusal(visit, followed);
  if (audience) return err({ code: audience, phone: visit.phone ?? '' });
  if (!person) return ok({ followed, replaces: null });

  const close = await findNearVisit(tx, hold, person.patientId, nearDays);
  const replaces = close?.replaceable && near !== 'keep' ? close : null;
  const except = replaces ? [hold, replaces.id] : [hold];
  const limit = await judgePatient(tx, { patientId: person.patientId, reasonId, start, except });
  if (limit) return err(limit);
  if (close && (near === undefined || (near === 'replace' && !replaces))) {
    const closeStart = zoneOf(visit.timeZone).format(close.start.getTime());
    return err({ code: 'booking.near_another', appointment: { start: closeStart }, replaceable: close.replaceable });
  }
  return ok({ followed, replaces });
}

const audienceRefusal = (visit: HeldVisit, followed: boolean) => {
  if (followed) return visit.forKnownPatients ? null : 'booking.new_only';
  if (!visit.forNewPatients) return 'booking.known_only';
  return visit.acceptsNew ? null : 'booking.no_new_patients';
};

const online: { readonly [C in OnlineRefusal['code']]: true } = {
  'booking.patient_blocked': true,
  'booking.patient_too_many': true,
  'booking.patient_week_full': true,
  'booking.known_only': true,
  'booking.new_only': true,
  'booking.no_new_patients': true,
  'booking.near_another': true,
};
/** Refused to somebody who proved who they are: hold, code and what was typed stand. */
export const isOnlineRefusal = (refusal: { readonly code: string }): refusal is OnlineRefusal => Object.hasOwn(online, refusal.code);
