import { recordAudit } from '@/lib/audit/record';
import { refuseHealthData } from '@/lib/consents/require-health-data';
import { type Context, type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { PatientError } from '@/lib/patients/errors';
import { readIdentities } from '@/lib/patients/read-patients';
import { refuseRestricted } from '@/lib/patients/refuse-restricted';
import { allowAtDesk } from './allow-at-desk';
import { competing } from './contention';
import { insertAppointment, type NewAppointment, setManageToken } from './data';
import type { ChangeError, DeskError } from './errors';
import { type DeskPlace, type DeskWish, judgeAtDesk } from './judge-at-desk';
import { lockPatient } from './judge-patient';
import { takeSeat } from './limits/data';
import { manageToken } from './manage-token';
import { announce } from './notice';
import { keepOverbooking } from './overbooking/data';
import { mayWorkInAgenda } from './policy';
import { takeResources } from './resources/data';
import type { Notify } from './rules';
import type { AppointmentView } from './schema';
import { lockAgenda } from './take-time';
import { findAppointment } from './views/data';

export type BookWish = DeskWish & {
  readonly patientId: Id<'patient'>;
  readonly locale: Locale;
  readonly isFirstVisit: boolean;
  readonly overbookReason?: string | undefined;
  readonly notify?: Notify | undefined;
  /** One occurrence of a series. */
  readonly series?: NewAppointment['series'] | undefined;
};
export type BookError = ChangeError | DeskError | PatientError;
type Booked = Result<AppointmentView, BookError>;

/**
 * The desk books for a patient it knows, under the same lock as online. Refused with everything in the way at once, unless overbooked with
 * a reason by someone who may; a group visit is joined while it has a seat, or begins. The patient hears of it in three minutes, or never.
 */
export async function bookForPatient(ctx: Context, wish: BookWish): Promise<Booked> {
  if (!mayWorkInAgenda(ctx.actor)) return err({ code: 'booking.not_allowed' });
  return competing(
    () => changeInPractice(ctx, 'appointments.book', (tx) => bookUnderLock(tx, wish)),
    () => inPractice(ctx, (tx) => lost(tx, wish)),
  );
}

async function bookUnderLock(tx: InPractice, wish: BookWish): Promise<Booked> {
  const needed = await refuseHealthData(tx);
  if (needed) return err(needed);
  const patient = (await readIdentities(tx, [wish.patientId])).get(wish.patientId);
  if (!patient) return err({ code: 'patient.not_found' });
  if (patient === 'erased') return err({ code: 'patient.erased' });
  const restricted = await refuseRestricted(tx, wish.patientId);
  if (restricted) return err(restricted);
  await lockAgenda(tx, wish.practitionerId);
  await lockPatient(tx, wish.patientId);
  const judged = await judgeAtDesk(tx, wish, null);
  if (!judged.ok) return judged;
  const allowed = await allowAtDesk(tx, judged.value.conflicts, wish.overbookReason);
  if (!allowed.ok) return allowed;
  const id = await insertAt(tx, wish, judged.value, allowed.value.overbooks);
  if (!id) return lost(tx, wish);
  const booked = await findAppointment(tx, id);
  if (!booked) throw new Error('the appointment just booked cannot be read');
  return ok(booked);
}

/** Puts a visit where the desk judged it can stand, under the agenda's lock; null when the time is lost all the same. */
export async function insertAt(
  tx: InPractice,
  { patientId, locale, isFirstVisit, notify = 'later', series }: BookWish,
  { conflicts, resources, group, seats, ...place }: DeskPlace,
  why: string | null,
): Promise<Id<'appointment'> | null> {
  const rest = { status: 'booked', source: 'reception', locale, expiresAt: null, holdTokenHash: null } as const;
  const overbooked = why !== null;
  let groupId = group?.id ?? null;
  if (!groupId && seats !== null) {
    groupId = await insertAppointment(tx, { ...place, ...rest, overbooked, patientId: null, isFirstVisit: false, capacity: seats });
    if (!groupId) return null;
    await takeResources(tx, groupId, resources);
  }
  if (groupId && !(await takeSeat(tx, groupId))) return null;
  const id = await insertAppointment(tx, {
    ...place,
    ...rest,
    overbooked,
    patientId,
    isFirstVisit,
    ...(groupId ? { groupId } : {}),
    ...(series ? { series } : {}),
  });
  if (!id) return null;
  if (!groupId) await takeResources(tx, id, resources);
  if (why !== null) await keepOverbooking(tx, id, patientId, why);
  await setManageToken(tx, id, (await manageToken(tx, id)).hash);
  await announce(tx, id, notify);
  await record(tx, 'appointment.booked', { appointmentId: id, version: 1 });
  await recordAudit(tx, 'appointment.booked', id, { source: 'reception', told: notify });
  if (why !== null) await recordAudit(tx, 'appointment.overbooked', id, { conflicts: conflicts.map(({ kind }) => kind).join(' ') });
  return id;
}

/** What the loser of a race hears: what is in the way by now, or that the agenda was too busy to tell. */
async function lost(tx: InPractice, wish: BookWish): Promise<Booked> {
  const judged = await judgeAtDesk(tx, wish, null);
  const allowed = judged.ok ? await allowAtDesk(tx, judged.value.conflicts, undefined) : judged;
  return allowed.ok ? err({ code: 'booking.agenda_busy' }) : allowed;
}
