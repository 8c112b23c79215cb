import { z } from 'zod';
import { emailSchema } from '@/lib/access/schema';
import { type Id, idSchema } from '@/lib/core/id';
import type { Place } from '@/lib/exports/read-lists';

/**
 * offered → accepted | refused, or expired when nobody answers; until it is carried out either may be withdrawn by the one who gives. done: the
 * lists lie with the one who takes. failed: it could not take them when the time came.
 */
export type HandoverState = 'offered' | 'accepted' | 'refused' | 'withdrawn' | 'expired' | 'done' | 'failed';

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
export const offerInput = z.object({
  email: emailSchema,
  password: z.preprocess(blank, z.string().max(1000, { error: 'too_long' }).optional()),
});
const answers = ['accepted', 'refused'] as const;
export type Answer = (typeof answers)[number];
export const answerInput = z.object({ handoverId: idSchema('handover'), answer: z.enum(answers, { error: 'choose' }) });
export const oneHandover = z.object({ handoverId: idSchema('handover') });

/** Why somebody's file is not handed on. */
export type KeptBackFor = 'restricted' | 'objects';

/**
 * What came of it, without a name. `reason`: why it did not take place: where the successor stands (a lifecycle state), `health_data` where
 * it may keep no patients' data, `no_successor` where nobody had accepted.
 */
export type Outcome =
  | {
      readonly state: 'done';
      readonly patients: number;
      readonly visits: number;
      /** People whose files were not handed on. */
      readonly keptBack: Readonly<Record<KeptBackFor, number>>;
    }
  | { readonly state: 'failed'; readonly reason: string };

/** What is known of the day: when the practice that gives is to be erased (an instant), and how often the successor was told of it. */
export type Plan = { readonly closesAt: string | null; readonly told: number };

/** How far the lists have been laid before the successor; `place`: behind which row the next one begins. */
export type Handed = {
  readonly place: Place | null;
  readonly patients: number;
  readonly visits: number;
  readonly keptBack: Readonly<Record<KeptBackFor, number>>;
};
export const nothingHanded: Handed = { place: null, patients: 0, visits: 0, keptBack: { restricted: 0, objects: 0 } };

/** An offer as the practice that makes it sees it: whether the address is known here is not said. Times are instants. */
export type GivenHandover = {
  readonly id: Id<'handover'>;
  readonly state: HandoverState;
  readonly email: string;
  /** Who takes over; null before it accepted. */
  readonly successor: string | null;
  readonly offeredAt: Date;
  /** Unanswered by then it is over. */
  readonly expiresAt: Date;
  readonly answeredAt: Date | null;
  readonly isPromised: boolean;
};
/** An offer as the practice it was made to sees it. */
export type ReceivedHandover = {
  readonly id: Id<'handover'>;
  readonly state: HandoverState;
  readonly from: string;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  /** When the other practice closes and the lists arrive; null while it has not asked to. */
  readonly closesAt: Date | null;
  readonly outcome: Outcome | null;
};
