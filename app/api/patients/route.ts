import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { fieldSentences } from '@/app/_server/wording';
import { err, ok } from '@/lib/core/result';
import { localDateAt } from '@/lib/core/zone';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { patientIdentity } from '@/lib/patients/schema';
import { searchPatients } from '@/lib/patients/search-patients';
import { readPractice } from '@/lib/practice/read-practice';

const mostTyped = 100;
const mostHits = 8;

/** Patients as they are typed: by name, birth date, phone or e-mail. */
export const GET = route({
  route: 'GET /api/patients',
  query: z.object({ q: z.string().max(mostTyped) }),
  context: currentMember,
  work: async (ctx, { query }) => ok({ items: await searchPatients(ctx, { query: query.q, limit: mostHits }) }),
});

/** Opens a file at the desk, or finds the one this person has. */
export const POST = route({
  route: 'POST /api/patients',
  body: z.record(z.string(), z.string().max(300)),
  idempotent: true,
  context: currentMember,
  work: async (ctx, { body }) => {
    const practice = await readPractice(ctx);
    if (!practice.ok) return practice;
    const locale = await requestLocale();
    const today = localDateAt(ctx.clock.now().getTime(), practice.value.timeZone);
    const identity = patientIdentity(today).safeParse(body, { reportInput: true });
    if (!identity.success) return err({ code: 'request.invalid', fields: fieldSentences(locale, identity.error.issues) });
    const registered = await registerAtDesk(ctx, { identity: identity.data, locale });
    return registered.ok ? ok({ patientId: registered.value.patientId, known: registered.value.known }) : registered;
  },
  answer: (body) => ({ status: body.known ? 200 : 201, body }),
});
