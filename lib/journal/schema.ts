import { z } from 'zod';
import type { Device } from '@/lib/access/schema';
import type { Actor, Role } from '@/lib/core/actor';
import { type Id, idSchema } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { PatientIdentity } from '@/lib/patients/schema';
import { type Family, type Outcome, outcomes, type UnusualRule } from './rules';

/** `from` included, `to` not. */
export type JournalFilter = {
  readonly member?: Id<'member'> | undefined;
  readonly patient?: Id<'patient'> | undefined;
  readonly family?: Family | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};

type JournalActor = {
  readonly kind: Actor['kind'];
  readonly memberId: Id<'member'> | null;
  readonly name: string | null;
  readonly role: Role | null;
};
/** One act as the journal shows it. */
export type JournalEntry = {
  readonly seq: number;
  readonly at: Date;
  readonly act: string;
  readonly by: JournalActor;
  readonly patientId: Id<'patient'> | null;
  /** The ground or reason given, as a code; null where the act asks for none. */
  readonly why: string | null;
  readonly result: 'done' | 'refused';
  /** Where it was done from: the network of the address and the sort of device; null where that was not recorded. */
  readonly network: string | null;
  readonly device: Device | null;
};
export type ShownEntry = JournalEntry & { readonly patient: Pick<PatientIdentity, 'familyName' | 'givenName'> | 'erased' | null };

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
