import { z } from 'zod';
import type { Id } from '@/lib/core/id';
import { idSchema } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import type { Locale } from '@/lib/core/locale';

/** Why an archive is opened (PRODUCT 8.7d): the person asks, an authority orders, somebody claims. */
export const openingGrounds = ['rights_request', 'authority', 'claim'] as const;
export type OpeningGround = (typeof openingGrounds)[number];
export type OpeningPurpose = 'read' | 'lift_hold';

/** Why a request is not answered with a copy (Art. 12.5, 15.4, 11). */
export const refusalGrounds = ['not_their_file', 'unfounded', 'rights_of_others'] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

export type RequestState = 'asked' | 'answered' | 'refused' | 'withdrawn';

/** A request as whoever asked sees it. `dueOn` is a local date in Paris, where Prati is; the rest are instants. */
export type KeptRequest = {
  readonly practiceId: Id<'practice'>;
  readonly id: Id<'custodyRequest'>;
  readonly accountId: Id<'account'>;
  readonly state: RequestState;
  readonly locale: Locale;
  readonly askedAt: Date;
  readonly dueOn: LocalDate;
  readonly closedAt: Date | null;
  readonly ground: RefusalGround | null;
  readonly copyUntil: Date | null;
};

/** What Prati keeps of somebody for a practice that is gone. */
export type OwnKept = {
  readonly practiceId: Id<'practice'>;
  readonly name: string;
  readonly closedAt: Date;
  readonly rows: number;
  /** When the last row with an end is shredded; null when none has one. */
  readonly until: Date | null;
  /** A dispute keeps some of it until two people say so. */
  readonly isHeld: boolean;
  /** The newest first. */
  readonly requests: readonly KeptRequest[];
};

export type Opening = {
  readonly id: Id<'custodyOpening'>;
  readonly subjectId: string;
  readonly purpose: OpeningPurpose;
  readonly ground: OpeningGround;
  readonly requestId: Id<'custodyRequest'> | null;
  readonly askedBy: string;
  readonly approvedAt: Date | null;
  readonly usedAt: Date | null;
  readonly expiresAt: Date;
};

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
export const askInput = z.object({
  practiceId: idSchema('practice'),
  password: z.preprocess(blank, z.string().max(1000, { error: 'too_long' }).optional()),
});
export const oneKeptRequest = z.object({ practiceId: idSchema('practice'), requestId: idSchema('custodyRequest') });
/** A copy as an address names it. */
export const oneCopy = z.object({ requestId: idSchema('custodyRequest') });
