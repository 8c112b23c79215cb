import { openContext, visitorContext } from '@/app/_server/context';
import { codeLimit } from '@/app/_server/limit';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { fieldSentences } from '@/app/_server/wording';
import { appointmentBody } from '@/app/api/v1/_contract/schemas';
import { typedBooker } from '@/lib/appointments/booker';
import { findByHoldToken } from '@/lib/appointments/find-by-capability';
import { requestCode } from '@/lib/appointments/request-code';
import { written } from '@/lib/availability/list-slots';
import { err, ok } from '@/lib/core/result';
import { readOnlineIdentity } from '@/lib/patients/read-online-identity';

/** The public names of the identity's fields. */
const publicName: Readonly<Record<string, string>> = { givenName: 'firstName', familyName: 'lastName' };

export const POST = route({
  route: 'POST /api/v1/appointments',
  body: appointmentBody,
  idempotent: true,
  limit: codeLimit,
  context: async ({ body }) => {
    const found = await findByHoldToken(openContext(), body.hold.token);
    return found?.appointmentId === body.hold.id ? ok(visitorContext(found.practiceId)) : err({ code: 'booking.hold_unknown' });
  },
  work: async (ctx, { body }) => {
    const { firstName: givenName, lastName: familyName, ...rest } = body.patient;
    const { timeZone, identity } = await readOnlineIdentity(ctx, { givenName, familyName, ...rest });
    if (!identity.success) {
      const issues = identity.error.issues.map((issue) => ({
        ...issue,
        path: ['patient', ...issue.path.map((part) => publicName[String(part)] ?? part)],
      }));
      return err({ code: 'request.invalid', fields: fieldSentences(await requestLocale(), issues) });
    }
    const { booker: given } = body;
    const booker = given && typedBooker.safeParse({ ...given, familyName: given.lastName, givenName: given.firstName });
    if (booker && !booker.success) {
      const issues = booker.error.issues.map((issue) => ({
        ...issue,
        path: ['booker', ...issue.path.map((part) => publicName[String(part)] ?? part)],
      }));
      return err({ code: 'request.invalid', fields: fieldSentences(await requestLocale(), issues) });
    }
    const sent = await requestCode(ctx, {
      hold: body.hold,
      patient: identity.data,
      forRelative: body.forRelative,
      booker: booker?.data,
      answers: body.answers,
      locale: body.locale,
    });
    if (!sent.ok) return sent;
    const { id, channel, expiresAt } = sent.value;
    return ok({ verification: { id, channel, expiresAt: written(expiresAt.getTime(), timeZone) } });
  },
  answer: (body) => ({ status: 202, body }),
});
