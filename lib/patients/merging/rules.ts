import { z } from 'zod';
import { idSchema } from '@/lib/core/id';

/** The fields of a file that can be chosen from one side or the other. */
export const mergeFields = ['familyName', 'givenName', 'birthName', 'birthDate', 'sex', 'phone', 'email', 'address'] as const;
export type MergeField = (typeof mergeFields)[number];

/** `take`: the fields whose value comes from the file that is merged away. */
export const mergeInput = z.object({
  survivorId: idSchema('patient'),
  mergedId: idSchema('patient'),
  /** Of two files that name different days of death: which one is right. */
  deathOf: z.enum(['survivor', 'merged']).optional().catch(undefined),
  take: z.array(z.enum(mergeFields)).max(mergeFields.length).default([]),
});
export type MergeWish = z.output<typeof mergeInput>;

export const undoMergeInput = z.object({ mergeId: idSchema('merge') });
export const tellApartInput = z.object({ id: idSchema('patient'), otherId: idSchema('patient') });
