import { z } from 'zod';
import type { Actor, Role } from '@/lib/core/actor';
import { type Id, idSchema } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { PatientIdentity } from '@/lib/patients/schema';

/** What the journal of accesses tells of, by the noun an act begins with. Settings, bills and the house's own upkeep are not accesses. */
const familyOfNoun = {
  patient: 'files',
  appointment: 'visits',
  waiting_list: 'visits',
  patients: 'exports',
  exports: 'exports',
  agenda: 'exports',
  feed: 'exports',
  archive: 'exports',
  journal: 'exports',
  import: 'imports',
  rights: 'rights',
  legal_hold: 'rights',
  consent: 'consents',
  message: 'messages',
} as const;
export const families = ['files', 'visits', 'exports', 'imports', 'rights', 'consents', 'messages'] as const;
export type Family = (typeof families)[number];

export const familyOf = (act: string): Family | null => familyOfNoun[act.split('.')[0] as keyof typeof familyOfNoun] ?? null;
export const nounsOf = (family: Family | undefined): readonly string[] =>
  Object.entries(familyOfNoun).flatMap(([noun, its]) => (family === undefined || its === family ? [noun] : []));

/** `from` included, `to` not. */
export type JournalFilter = {
  readonly member?: Id<'member'> | undefined;
  readonly patient?: Id<'patient'> | undefined;
  readonly family?: Family | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};

export type JournalActor = {
  readonly kind: Actor['kind'];
  readonly memberId: Id<'member'> | null;
  readonly name: string | null;
  readonly role: Role | null;
};
/** One act as the journal shows it. The chain notes neither the address nor the device of an act, so neither is here. */
export type JournalEntry = {
  readonly seq: number;
  readonly at: Date;
  readonly act: string;
  readonly by: JournalActor;
  readonly patientId: Id<'patient'> | null;
  /** The ground or reason given, as a code; null where the act asks for none. */
  readonly why: string | null;
  readonly result: 'done' | 'refused';
};
export type ShownEntry = JournalEntry & { readonly patient: Pick<PatientIdentity, 'familyName' | 'givenName'> | 'erased' | null };

/** An export of everything always stands out; the other rules measure (lib/journal/rules.ts). */
export const unusualRules = ['many_files', 'at_night', 'no_contact', 'whole_base'] as const;
export type UnusualRule = (typeof unusualRules)[number];
export const outcomes = ['legitimate', 'follow_up'] as const;
export type Outcome = (typeof outcomes)[number];

export type UnusualAccess = {
  readonly id: Id<'accessReview'>;
  readonly rule: UnusualRule;
  readonly memberId: Id<'member'>;
  readonly memberName: string;
  readonly onDay: LocalDate;
  readonly count: number;
  readonly outcome: Outcome | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly note: string;
};

export const reviewInput = z.object({
  reviewId: idSchema('accessReview'),
  outcome: z.enum(outcomes, { error: 'choose' }),
  note: z.string().trim().max(2_000, { error: 'too_long' }).default(''),
});
export type Review = z.output<typeof reviewInput>;
