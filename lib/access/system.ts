import type { Actor } from '@/lib/core/actor';
import type { Id } from '@/lib/core/id';
import { mint } from './mint';

type Of<K extends Actor['kind']> = Extract<Actor, { kind: K }>;

/** A job acting for one practice; `because` says which. */
export const systemActor = (practiceId: Id<'practice'>, because: string) => mint<Of<'system'>>({ kind: 'system', practiceId, because });

/** Anyone on the public pages of one practice: sees nothing, may hold a time and prove who they are. */
export const visitorActor = (practiceId: Id<'practice'>) => mint<Of<'visitor'>>({ kind: 'visitor', practiceId });

/** Whoever followed a signed link to one appointment, or just booked it. Make one only after the link's token was compared. */
export const linkActor = (practiceId: Id<'practice'>, appointmentId: Id<'appointment'>) =>
  mint<Of<'link'>>({ kind: 'link', practiceId, appointmentId });
