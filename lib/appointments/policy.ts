import type { Actor } from '@/lib/core/actor';
import type { AppointmentView } from './schema';

type Which = Pick<AppointmentView, 'id' | 'patientId'>;

/** Who may do what. Reads like the sentence a practice manager would say. */
export const mayWorkInAgenda = (actor: Actor) => actor.kind === 'member' || actor.kind === 'system';

/** Members change any appointment of their practice, a patient the own ones, the holder of a signed link that one. */
export const mayChange = (actor: Actor, appointment: Which) =>
  mayWorkInAgenda(actor) ||
  (actor.kind === 'patient' && appointment.patientId !== null && actor.patientIds.includes(appointment.patientId)) ||
  (actor.kind === 'link' && actor.appointmentId === appointment.id);
