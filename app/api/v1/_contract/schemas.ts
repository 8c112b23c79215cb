import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { relations } from '@/lib/appointments/booker';
import { cancelReasons } from '@/lib/appointments/rules';
import { mostDays } from '@/lib/availability/list-slots';
import { idSchema } from '@/lib/core/id';
import { parseInstant } from '@/lib/core/instant';
import { isLocalDate } from '@/lib/core/local-date';
import { locales } from '@/lib/core/locale';
import { modes } from '@/lib/core/visit-mode';
import { specialties } from '@/lib/directory/schema';
import { questionKinds } from '@/lib/visit-reasons/rules';

extendZodWithOpenApi(z);

const id = <K extends Parameters<typeof idSchema>[0]>(kind: K, example: string) =>
  idSchema(kind).openapi({ type: 'string', example: `${example}_0199a1b2c3d47e8f9a0b1c2d3e4f5a6b` });
/** An instant that says its offset: a time without one would depend on who reads it. Read as the slot engine reads its own. */
const instant = z
  .string({ error: 'instant' })
  .transform((written, context) => {
    const read = parseInstant(written);
    if (read) return new Date(read.ms);
    context.addIssue({ code: 'custom', message: 'instant', input: written });
    return z.NEVER;
  })
  .openapi({ type: 'string', format: 'date-time', description: 'ISO 8601 with an offset or Z', example: '2027-03-28T09:00:00+02:00' });
const writtenInstant = z
  .string()
  .openapi({ format: 'date-time', description: 'With the practice’s offset', example: '2027-03-28T09:00:00+02:00' });
const date = z
  .string()
  .refine(isLocalDate, { error: 'date' })
  .openapi({ format: 'date', example: '2027-03-28', description: 'Local date of the practice' });
const mode = z.enum(modes, { error: 'choose' });
/** No address holds a NUL, and the database takes none for a text. */
const slugText = z
  .string()
  .min(1)
  .max(120)
  .refine((slug) => !slug.includes('\0'))
  .openapi({ example: 'demo' });
/** Left out or null, as many programs write what they do not have. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((given) => given ?? undefined);

export const slugParams = z.object({ slug: slugText });
export const holdParams = z.object({ id: id('appointment', 'apt') });
export const feedParams = z.object({
  feedToken: z
    .string()
    .regex(/^[\w-]{20,100}(?:\.ics)?$/)
    .openapi({ description: 'The secret of the feed’s address, ending in .ics' }),
});

const flag = z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1');
export const practitionersQuery = z.object({
  q: z.string().trim().max(120).optional().openapi({ description: 'Name or specialty' }),
  specialty: z.enum(specialties).optional(),
  place: z.string().trim().max(120).optional().openapi({ description: 'Town, postcode or site' }),
  mode: mode.optional(),
  language: z.string().min(2).max(5).toLowerCase().optional().openapi({ description: 'BCP 47 code of a language spoken' }),
  acceptsNew: flag.optional().openapi({ type: 'string', enum: ['true', 'false'] }),
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export const slotsQuery = z.object({
  reason: id('visitReason', 'vsr'),
  from: date.optional(),
  days: z.coerce
    .number({ error: 'whole_number' })
    .int({ error: 'whole_number' })
    .min(1, { error: 'whole_number' })
    .max(mostDays, { error: 'whole_number' })
    .default(30),
  site: id('site', 'sit').optional(),
  mode: mode.optional(),
  firstVisit: z.enum(['true', 'false']).optional().openapi({ description: 'false: times kept for known patients too' }),
});

export const holdBody = z.object({
  practitioner: slugText,
  reason: id('visitReason', 'vsr'),
  start: instant,
  site: optional(id('site', 'sit')).openapi({ type: ['string', 'null'] }),
  mode: optional(mode),
  firstVisit: optional(z.boolean()),
  locale: optional(z.enum(locales)),
});
const token = z.string().min(1).max(200).openapi({ description: 'Bearer value, shown once' });
export const releaseQuery = z.object({ token: token.optional() });

/** Identity as typed: the use-case’s own schema reads it, with today’s date in the practice. */
const typed = z.string({ error: 'required' }).max(254, { error: 'too_long' });
export const appointmentBody = z.object({
  hold: z.object({ id: id('appointment', 'apt'), token }),
  patient: z.object({
    firstName: typed,
    lastName: typed,
    birthDate: typed.openapi({ example: '1985-03-07', description: 'YYYY-MM-DD, or as typed: 07/03/1985' }),
    email: typed,
    phone: typed.openapi({ example: '+33639981234', description: 'Any spacing; a number without country is French' }),
  }),
  forRelative: z
    .boolean()
    .nullish()
    .transform((given) => given ?? false),
  booker: optional(
    z.object({
      firstName: typed,
      lastName: typed,
      relation: z.enum(relations, { error: 'choose' }),
      authority: z.literal(true, { error: 'authority' }),
    }),
  ).openapi({
    description: 'Who books, for a relative, and that they may; `patient` is the relative, with the booker’s phone and e-mail',
  }),
  answers: optional(z.record(z.string().max(60), z.string().max(2000))).openapi({
    description: 'By the id of the reason’s question: `yes` or `no`, one of its choices, or a text',
  }),
  locale: z
    .enum(locales, { error: 'choose' })
    .nullish()
    .transform((given) => given ?? 'fr'),
});
export const verifyBody = z.object({
  verification: id('verification', 'vrf'),
  code: z
    .string({ error: 'required' })
    .transform((code) => code.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, { error: 'six_digits' }))
    .openapi({ example: '123456' }),
  near: optional(z.enum(['keep', 'replace'])).openapi({
    description: 'After `booking.near_another`: keep both appointments, or move the earlier one to the kept time',
  }),
});
export const moveBody = z.object({ token, start: instant });
export const cancelBody = z.object({
  token,
  reason: z
    .string()
    .max(200, { error: 'too_long' })
    .nullish()
    .transform((given) => cancelReasons.find((known) => known === given) ?? 'other')
    .openapi({
      type: ['string', 'null'],
      description: `One of ${cancelReasons.join(', ')}; anything else counts as other and its text is not kept`,
    }),
});

const money = z.object({ minor: z.number().int(), currency: z.string() }).openapi({ description: 'Whole minor units (cents)' });
const site = z.object({
  id: id('site', 'sit'),
  name: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: z.string(),
  phone: z.string().nullable(),
  accessNote: z.string().nullable(),
});
const reason = z.object({
  id: id('visitReason', 'vsr'),
  label: z.string(),
  durationMinutes: z.number().int(),
  modes: z.array(z.enum(modes)),
  price: money.nullable(),
  forNewPatients: z.boolean(),
  forKnownPatients: z.boolean(),
  instructions: z.string().nullable(),
  documentsToBring: z.string().nullable(),
  cancelNoticeHours: z.number().int(),
  changeOnline: z.boolean(),
  changeUntilHours: z.number().int(),
  capacity: z.number().int().nullable(),
  questions: z.array(
    z.object({
      ...{ id: z.string(), text: z.string(), kind: z.enum(questionKinds), choices: z.array(z.string()), required: z.boolean() },
    }),
  ),
});
const slot = z.object({ start: writtenInstant, end: writtenInstant, site: id('site', 'sit'), mode: z.enum(modes) });
const card = z.object({
  slug: z.string(),
  displayName: z.string(),
  specialty: z.string(),
  languages: z.array(z.string()),
  timeZone: z.string(),
  practiceName: z.string(),
  acceptsNew: z.boolean(),
});
export const practitionerAnswer = card.extend({
  about: z.string().nullable(),
  reviewsNew: z.boolean().openapi({ description: 'A new patient’s booking waits for the practice’s yes: its status is then `requested`' }),
  sector: z.string().nullable(),
  sites: z.array(site),
  visitReasons: z.array(reason),
});
export const practitionersAnswer = z.object({
  items: z.array(
    card.extend({
      sites: z.array(z.object({ id: id('site', 'sit'), name: z.string(), postcode: z.string(), city: z.string() })),
      next: z.object({ reason: id('visitReason', 'vsr').nullable(), slots: z.array(slot) }),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export const slotsAnswer = z.object({ timeZone: z.string(), slots: z.array(slot), nextAvailable: writtenInstant.nullable() });
export const holdAnswer = z.object({ id: id('appointment', 'apt'), token, expiresAt: writtenInstant });
export const verificationAnswer = z.object({
  verification: z.object({ id: id('verification', 'vrf'), channel: z.literal('email'), expiresAt: writtenInstant }),
});
export const appointmentAnswer = z.object({
  id: id('appointment', 'apt'),
  status: z.string(),
  start: writtenInstant,
  end: writtenInstant,
  site: id('site', 'sit'),
  mode: z.enum(modes),
});
export const bookedAnswer = appointmentAnswer.extend({ manageUrl: z.url() });
export const problemAnswer = z
  .object({ type: z.string(), title: z.string(), status: z.number().int(), code: z.string(), detail: z.string() })
  .catchall(z.unknown())
  .openapi({ description: 'RFC 9457 problem details; `code` is stable, other members are facts of that code' });
