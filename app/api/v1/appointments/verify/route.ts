import { openContext, visitorContext } from '@/app/_server/context';
import { limitBy } from '@/app/_server/limit';
import { route } from '@/app/_server/route';
import { appointmentJson } from '@/app/api/v1/_contract/practitioner-json';
import { verifyBody } from '@/app/api/v1/_contract/schemas';
import { confirmBooking } from '@/lib/appointments/confirm';
import { findPracticeOfVerification } from '@/lib/appointments/find-by-capability';
import { err, ok } from '@/lib/core/result';
import { env } from '@/lib/platform/env';

export const POST = route({
  route: 'POST /api/v1/appointments/verify',
  body: verifyBody,
  idempotent: true,
  limit: limitBy('verify', { points: 30, seconds: 600 }),
  context: async ({ body }) => {
    const practiceId = await findPracticeOfVerification(openContext(), body.verification);
    return practiceId ? ok(visitorContext(practiceId)) : err({ code: 'booking.verification_unknown' });
  },
  work: async (ctx, { body }) => {
    const booked = await confirmBooking(ctx, body);
    if (!booked.ok) return booked;
    const { appointment, manageToken } = booked.value;
    return ok({ ...appointmentJson(appointment), manageUrl: `${env().APP_URL}/manage/${manageToken}` });
  },
  answer: (body) => ({ status: 201, body }),
});
