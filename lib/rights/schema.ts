import { z } from 'zod';
import { type Id, idSchema } from '@/lib/core/id';
import { isLocalDate, type LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';
import { type Objection, objections, type RestrictionGround, restrictionGrounds } from '@/lib/patients/rules';
import type { Authority } from './authority';
import type { Urgency } from './deadlines/rules';
import {
  type AskedRight,
  askedRights,
  type Channel,
  deskChannels,
  deskMethods,
  type IdentityMethod,
  type RefusalGround,
  type RequestState,
  refusalGroundKeys,
  type StepKind,
  type SubjectType,
  toldBy,
} from './rules';

const LONGEST_TEXT = 10_000;
const text = z.string().trim().max(LONGEST_TEXT, { error: 'too_long' });
const optionalText = text.default('');
const neededText = text.min(1, { error: 'required' });
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((typed) => (typeof typed === 'string' && typed.trim() === '' ? null : (typed ?? null)), schema.nullable());
/** One of a form's checkboxes comes as a text, several as a list. */
const listOf = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (typed) => (typed === undefined || typed === null || typed === '' ? [] : Array.isArray(typed) ? typed : [typed]),
    z.array(schema),
  );

const right = z.enum(askedRights, { error: 'choose' });
const requestId = idSchema('rightsRequest');
/** As the page showed it: when somebody took a step meanwhile, nothing happens. */
const shown = { requestId, version: z.coerce.number().int().min(1) };

/** A patient asks one practice for the own file. */
export const askInput = z.object({
  practiceId: idSchema('practice'),
  right,
  wishes: optionalText,
  objectsTo: listOf(z.enum(objections)),
});
export type Ask = Omit<z.output<typeof askInput>, 'objectsTo'> & { readonly objectsTo: readonly Objection[] };

/** The desk notes what somebody asked by phone, on paper or by mail: a patient of the practice, or a person not identified yet. */
export const noteInput = z
  .object({
    right,
    channel: z.enum(deskChannels, { error: 'choose' }),
    receivedOn: z.string().refine(isLocalDate, { error: 'date' }),
    patientId: optional(idSchema('patient')),
    name: z.string().trim().max(160, { error: 'too_long' }).default(''),
    email: optional(z.email({ error: 'email' }).max(254, { error: 'email' })),
    phone: z.string().trim().max(40, { error: 'too_long' }).default(''),
    wishes: optionalText,
  })
  .superRefine(({ patientId, name }, ctx) => {
    if (!patientId && name === '') ctx.addIssue({ code: 'custom', path: ['name'], message: 'required' });
  });
export type Note = z.output<typeof noteInput>;

export const oneRequestInput = z.object({ requestId });
export const stepInput = z.object(shown);
export const identityInput = z.object({
  ...shown,
  method: z.enum(deskMethods, { error: 'choose' }),
  patientId: optional(idSchema('patient')),
});
export const assignInput = z.object({ ...shown, memberId: optional(idSchema('member')) });
export const extendInput = z.object({ ...shown, reason: neededText });
export const answerInput = z.object({ ...shown, answer: neededText, told: z.enum(toldBy).default('mail') });
export const refuseInput = z.object({
  ...shown,
  ground: z.enum(refusalGroundKeys as [RefusalGround, ...RefusalGround[]], { error: 'choose' }),
  answer: neededText,
  told: z.enum(toldBy).default('mail'),
});
export const restrictInput = z.object({ ...shown, ground: z.enum(restrictionGrounds, { error: 'choose' }) });
export const liftInput = z.object({ ...shown, told: z.enum(toldBy).default('mail') });
export const objectInput = z.object({ ...shown, objectsTo: listOf(z.enum(objections)) });
export const recipientsInput = z.object({ ...shown, count: z.coerce.number().int().min(0).max(1000) });
export const eraseInput = z.object({ ...shown, answer: neededText });
export const directiveInput = z.object({ practiceId: idSchema('practice'), text: neededText });
export const oneDirectiveInput = z.object({ practiceId: idSchema('practice') });

export type Shown = { readonly requestId: Id<'rightsRequest'>; readonly version: number };

/** Who somebody says to be, as told. */
export type Requester = { readonly name: string; readonly email: string | null; readonly phone: string | null };
/** Who asks: named, erased since, or not named at all. */
export type Asker = { readonly name: string } | 'erased' | 'unknown';

export type RequestLine = {
  readonly id: Id<'rightsRequest'>;
  readonly right: AskedRight;
  readonly subject: SubjectType;
  readonly asker: Asker;
  readonly receivedOn: LocalDate;
  /** The date that counts, extension included. */
  readonly deadline: LocalDate;
  readonly isExtended: boolean;
  /** Days to the deadline (negative: late) and how pressing that is; null once closed. */
  readonly clock: { readonly daysLeft: number; readonly urgency: Urgency } | null;
  readonly state: RequestState;
  readonly channel: Channel;
  readonly closedOn: LocalDate | null;
  readonly assignedTo: string | null;
};

export type RequestStep = {
  readonly id: Id<'rightsStep'>;
  readonly at: Date;
  readonly what: StepKind;
  /** A member's name, the person who asks, or nobody (the house itself). */
  readonly by: { readonly member: string } | 'person' | 'house';
  readonly facts: Readonly<Record<string, string | number>>;
};

/** Texts of a request; `erased` once the person's key is gone. */
export type RequestTexts = { readonly wishes: string; readonly answer: string; readonly extension: string } | 'erased';

export type RequestView = RequestLine & {
  readonly version: number;
  readonly patientId: Id<'patient'> | null;
  readonly memberId: Id<'member'> | null;
  readonly assignedMemberId: Id<'member'> | null;
  readonly requester: Requester | null;
  readonly texts: RequestTexts;
  readonly identity: { readonly method: IdentityMethod; readonly by: string | null; readonly on: LocalDate } | null;
  readonly ground: RefusalGround | null;
  readonly exportId: string | null;
  readonly mayExtend: boolean;
  readonly authority: Authority;
  readonly timeZone: string;
  readonly steps: readonly RequestStep[];
  readonly restriction: { readonly ground: RestrictionGround; readonly since: Date } | null;
  readonly objectsTo: readonly Objection[];
  readonly directive: Directive | null;
};

/** What a patient sees of the own request. */
export type OwnRequest = Omit<RequestLine, 'asker' | 'assignedTo' | 'subject'> & {
  readonly texts: RequestTexts;
  readonly ground: RefusalGround | null;
  readonly exportId: string | null;
};

export type Directive = { readonly text: string; readonly writtenOn: LocalDate };

/** What the rights of one patient look like in one practice. */
export type OwnRights = {
  readonly practiceName: string;
  readonly requests: readonly OwnRequest[];
  readonly restrictedSince: LocalDate | null;
  readonly objectsTo: readonly Objection[];
  readonly directive: Directive | null;
  readonly authority: Authority;
};

/** How a request is told of by mail: what, to whom, in which language. */
export type RequestForMail = {
  readonly right: AskedRight;
  readonly state: RequestState;
  readonly channel: Channel;
  readonly locale: Locale;
  readonly practiceName: string;
  readonly receivedOn: LocalDate;
  readonly deadline: LocalDate;
  readonly daysLeft: number;
  readonly authority: Authority;
  readonly to:
    | { readonly kind: 'patient'; readonly patientId: Id<'patient'> }
    | { readonly kind: 'member'; readonly memberId: Id<'member'> }
    | { readonly kind: 'address'; readonly email: string }
    | { readonly kind: 'nobody' };
};
