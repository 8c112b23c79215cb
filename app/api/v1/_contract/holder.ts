import { linkContext, openContext } from '@/app/_server/context';
import { findByManageToken } from '@/lib/appointments/find-by-capability';
import type { Id } from '@/lib/core/id';
import { err, ok } from '@/lib/core/result';

/** Whoever shows the appointment's own token; a token of another appointment finds nothing. */
export async function holderOf(id: Id<'appointment'>, token: string) {
  const found = await findByManageToken(openContext(), token);
  return found?.appointmentId === id ? ok(linkContext(id, found.practiceId)) : err({ code: 'booking.appointment_unknown' });
}
