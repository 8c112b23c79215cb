import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import type { Refusal } from '@/app/_server/errors';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { fieldSentences } from '@/app/_server/wording';
import { bookForPatient } from '@/lib/appointments/book-for-patient';
import { bookSeries, type SeriesWish } from '@/lib/appointments/book-series';
import { readAppointment } from '@/lib/appointments/read-appointment';
import { recurrence } from '@/lib/appointments/recurrence';
import { notices } from '@/lib/appointments/rules';
import { deskDuration, overbookReason } from '@/lib/appointments/schema';
import { type Context, inPractice } from '@/lib/context';
import { type Id, idSchema } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { modes } from '@/lib/core/visit-mode';
import { localDateAt } from '@/lib/core/zone';
import { registerAtDesk } from '@/lib/patients/register-at-desk';
import { patientIdentity } from '@/lib/patients/schema';
import { readPractice } from '@/lib/practice/read-practice';

type Patient = { readonly patientId?: Id<'patient'> | undefined; readonly newPatient?: Record<string, string> | undefined };

/** The desk books for a patient, or for someone whose file it opens with it. With `Idempotency-Key`, a second press books nothing more. */
export const POST = route({
  route: 'POST /api/agenda/appointments',
  body: z
    .object({
      practitionerId: idSchema('practitioner'),
      reasonId: idSchema('visitReason'),
      patientId: idSchema('patient').optional(),
      newPatient: z.record(z.string(), z.string().max(300)).optional(),
      start: z.iso.datetime({ offset: true }),
      durationMinutes: deskDuration.optional(),
      siteId: idSchema('site').optional(),
      mode: z.enum(modes).optional(),
      roomId: idSchema('resource').optional(),
      isFirstVisit: z.boolean(),
      overbookReason: overbookReason.optional(),
      notify: z.enum(notices).optional(),
      /** Books a series: this visit is its first. Dates of the rule in `skip` are left out. */
      recurrence: recurrence.optional(),
      skip: z.array(z.iso.date()).max(60).default([]),
    })
    .refine(({ patientId, newPatient }) => (patientId === undefined) !== (newPatient === undefined), { path: ['patientId'] }),
  idempotent: true,
  context: currentMember,
  work: async (ctx, { body: { start, patientId, newPatient, recurrence, skip, overbookReason, ...wish } }) => {
    const file = await fileOf(ctx, { patientId, newPatient });
    if (!file.ok) return file;
    const visit = { ...wish, patientId: file.value, start: new Date(start), locale: await requestLocale() };
    return recurrence ? bookAll(ctx, { ...visit, recurrence, skip }) : bookForPatient(ctx, { ...visit, overbookReason });
  },
  answer: ({ id, start, version, patientId }) => ({ status: 201, body: { id, start: start.getTime(), version, patientId } }),
});

/** The answer is about the first visit of the series. */
async function bookAll(ctx: Context, wish: SeriesWish) {
  const booked = await bookSeries(ctx, wish);
  if (!booked.ok) return booked;
  const [id] = booked.value.appointments;
  const first = id ? await inPractice(ctx, (tx) => readAppointment(tx, id)) : null;
  if (!first) throw new Error('the series just booked cannot be read');
  return ok(first);
}

/** A person already known by names, birth date and contact gets no second file, so a time lost meanwhile opens no second one either. */
async function fileOf(ctx: Context, { patientId, newPatient }: Patient): Promise<Result<Id<'patient'>, Refusal>> {
  if (patientId) return ok(patientId);
  const practice = await readPractice(ctx);
  if (!practice.ok) return practice;
  const locale = await requestLocale();
  const today = localDateAt(ctx.clock.now().getTime(), practice.value.timeZone);
  const identity = patientIdentity(today).safeParse(newPatient, { reportInput: true });
  if (!identity.success) return err({ code: 'request.invalid', fields: fieldSentences(locale, identity.error.issues) });
  const registered = await registerAtDesk(ctx, { identity: identity.data, locale });
  return registered.ok ? ok(registered.value.patientId) : registered;
}
