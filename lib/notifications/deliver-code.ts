import { readAppointment } from '@/lib/appointments/read-appointment';
import { readVerificationForMail } from '@/lib/appointments/read-verification';
import type { Id } from '@/lib/core/id';
import { type DeliveryContext, deliver } from './deliver';
import { codeLetter } from './templates/code-letter';

/** Sends the six digits to the address just typed; nothing once the code was used, replaced or has run out. */
export const deliverCode = (
  ctx: DeliveryContext,
  { verificationId, again }: { verificationId: Id<'verification'>; again?: number | undefined },
) =>
  deliver(ctx, { kind: 'booking_code', subjectId: verificationId, version: 1, again }, async (tx) => {
    const verification = await readVerificationForMail(tx, verificationId);
    const appointment = verification && (await readAppointment(tx, verification.appointmentId));
    if (!appointment || !verification.email) return null;
    return { to: verification.email, letter: codeLetter({ ...appointment, ...verification }) };
  });
