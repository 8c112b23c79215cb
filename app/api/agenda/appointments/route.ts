import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { modes } from '@/lib/availability/schema';
import { idSchema } from '@/lib/core/id';

/** The desk books for a patient. With `Idempotency-Key`, so that a second press books nothing more. */
export const POST = route({
  route: 'POST /api/agenda/appointments',
  body: z.object({
    practitionerId: idSchema('practitioner'),
    reasonId: idSchema('visitReason'),
    patientId: idSchema('patient'),
    start: z.iso.datetime({ offset: true }),
    mode: z.enum(modes).optional(),
    isFirstVisit: z.boolean(),
  }),
  idempotent: true,
  context: currentMember,
  work: async (ctx, { body: { start, ...wish } }) =>
    bookForPatient(ctx, { ...wish, start: new Date(start), locale: await requestLocale() }),
  answer: ({ id, start }) => ({ status: 201, body: { id, start: start.getTime() } }),
});
