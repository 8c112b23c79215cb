import { z } from 'zod';
import type { Id } from '@/lib/core/id';
import { idSchema } from '@/lib/core/id';
import { isLocalDate } from '@/lib/core/local-date';
import { type Category, categories } from '../schema';

export const holdKinds = ['dispute', 'statutory'] as const;
export const holdGrounds = ['claim', 'complaint', 'dispute', 'incident', 'tax_audit'] as const;
const longest = 500;

/** A hold of one patient’s rows, or of the whole practice’s; of one category, or of all. Empty fields of a form say “all”. */
export const holdWish = z
  .object({
    kind: z.enum(holdKinds),
    ground: z.enum(holdGrounds),
    category: z.union([z.literal('').transform(() => null), z.enum(categories)]).nullable(),
    patientId: z.union([z.literal('').transform(() => null), idSchema('patient')]).nullable(),
    reason: z.string().trim().max(longest),
    /** The last day of a statutory hold, as a local date. */
    endsOn: z.union([z.literal('').transform(() => null), z.string().refine(isLocalDate)]).nullable(),
  })
  .refine(({ kind, endsOn }) => kind === 'dispute' || endsOn !== null, { path: ['endsOn'] });
export type HoldWish = z.output<typeof holdWish>;

export type Hold = {
  readonly id: Id<'legalHold'>;
  readonly kind: (typeof holdKinds)[number];
  readonly category: Category | null;
  readonly patientId: Id<'patient'> | null;
  readonly ground: (typeof holdGrounds)[number];
  readonly reason: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly reviewAt: Date;
  readonly endsAt: Date | null;
  readonly liftAskedBy: string | null;
  readonly liftAskedAt: Date | null;
};
