import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';

/** A job acting for one practice; `because` says which. */
export const systemActor = (practiceId: Id<'practice'>, because: string) => ({ kind: 'system', practiceId, because }) as Actor;

/** Anyone on the public pages of one practice: sees nothing, may hold a time and prove who they are. */
export const visitorActor = (practiceId: Id<'practice'>) => ({ kind: 'visitor', practiceId }) as Actor;

/** Whoever followed a signed link to one appointment (or just booked it). */
export const linkActor = (practiceId: Id<'practice'>, appointmentId: Id<'appointment'>) =>
  ({ kind: 'link', practiceId, appointmentId }) as Actor;
