import { z } from 'zod';
import { type Id, idSchema } from '@/lib/core/id';
import type { Authority } from '@/lib/rights/authority';
import {
  type BreachKind,
  type BreachState,
  breachKinds,
  type DataKind,
  dataKinds,
  localTime,
  type Risk,
  risks,
  type Severity,
  type StepKind,
  severities,
} from './rules';

const text = z.string().trim().max(10_000, { error: 'too_long' });
const optionalText = text.default('');
const neededText = text.min(1, { error: 'required' });
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((typed) => (typeof typed === 'string' && typed.trim() === '' ? null : (typed ?? null)), schema.nullable());
/** One of a form's checkboxes comes as a text, several as a list. */
const listOf = <T extends z.ZodType>(schema: T, least = 0) =>
  z.preprocess(
    (typed) => (typed === undefined || typed === null || typed === '' ? [] : Array.isArray(typed) ? typed : [typed]),
    z.array(schema).min(least, { error: 'choose' }),
  );
/** Wall time of the practice. */
const time = z.string().regex(localTime, { error: 'date' });

const about = {
  title: z.string().trim().min(1, { error: 'required' }).max(160, { error: 'too_long' }),
  facts: neededText,
  consequences: optionalText,
  measures: optionalText,
  kinds: listOf(z.enum(breachKinds), 1),
  dataKinds: listOf(z.enum(dataKinds)),
  severity: z.enum(severities, { error: 'choose' }),
  risk: optional(z.enum(risks)),
  affectedCount: optional(z.coerce.number({ error: 'whole_number' }).int().min(0).max(10_000_000)),
  happenedAt: optional(time),
  awareAt: time,
};
/** As the page showed it: when somebody changed it meanwhile, nothing happens. */
const shown = { breachId: idSchema('breach'), version: z.coerce.number().int().min(1) };

/** `attempt`: the id a page proposes, so that the same form sent twice is one breach. */
export const openInput = z.object({ ...about, attempt: idSchema('breach').optional() });
export const changeInput = z.object({ ...shown, ...about });
export const draftInput = z.object({ ...shown, for: z.enum(['authority', 'people']), text: neededText });
export const notifyAuthorityInput = z.object({
  ...{ ...shown, at: time, delayReason: optionalText },
  reference: z.string().trim().max(80, { error: 'too_long' }).default(''),
});
export const notifyPeopleInput = z.object({ ...shown, at: time });
export const closeInput = z.object({ ...shown, ground: optionalText });
export const oneBreachInput = z.object({ breachId: idSchema('breach') });

export type Opening = z.output<typeof openInput>;
export type About = Omit<Opening, 'attempt'>;
export type Shown = { readonly breachId: Id<'breach'>; readonly version: number };
export type DraftFor = z.output<typeof draftInput>['for'];

export type BreachLine = {
  readonly id: Id<'breach'>;
  readonly title: string;
  readonly kinds: readonly BreachKind[];
  readonly severity: Severity;
  readonly risk: Risk | null;
  readonly state: BreachState;
  readonly affectedCount: number | null;
  readonly awareAt: Date;
  readonly notifyDueAt: Date;
  readonly notifiedAuthorityAt: Date | null;
  readonly notifiedPeopleAt: Date | null;
  readonly closedAt: Date | null;
  /** Announced by Prati: an incident of its own. */
  readonly isOfPrati: boolean;
};
export type BreachStep = {
  readonly id: string;
  readonly at: Date;
  readonly what: StepKind;
  /** The member who took it, or to whom the letter went; empty for Prati. */
  readonly by: string;
  readonly isOfPrati: boolean;
  /** What Prati added to its announcement. */
  readonly text: string | null;
};
export type BreachView = BreachLine & {
  readonly version: number;
  readonly facts: string;
  readonly consequences: string;
  readonly measures: string;
  readonly dataKinds: readonly DataKind[];
  readonly happenedAt: Date | null;
  readonly authorityReference: string;
  readonly delayReason: string;
  readonly closeGround: string;
  /** As the owner last kept them; empty until then. */
  readonly drafts: Readonly<Record<DraftFor, string>>;
  readonly authority: Authority;
  readonly practiceName: string;
  readonly timeZone: string;
  readonly steps: readonly BreachStep[];
};
