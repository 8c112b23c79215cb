import { z } from 'zod';
import { emailSchema } from '@/lib/access/schema';
import { type Id, idSchema } from '@/lib/core/id';

/**
 * offered → accepted | refused; until it is carried out either may be withdrawn by the one who gives. done: the lists lie with the one who
 * takes. failed: it could not take them when the time came.
 */
export type HandoverState = 'offered' | 'accepted' | 'refused' | 'withdrawn' | 'done' | 'failed';

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

/** An offer as the practice that makes it sees it: whether the address is known here is not said. Times are instants. */
export type GivenHandover = {
  readonly id: Id<'handover'>;
  readonly state: HandoverState;
  readonly email: string;
  /** Who takes over; null before it accepted. */
  readonly successor: string | null;
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  readonly isPromised: boolean;
};
/** An offer as the practice it was made to sees it. */
export type ReceivedHandover = {
  readonly id: Id<'handover'>;
  readonly state: HandoverState;
  readonly from: string;
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly outcome: Outcome | null;
};
