import { z } from 'zod';
import { spokenLanguages } from '@/lib/practice/schema';

const text = z.string().trim().max(80).optional().catch(undefined);

/** The address of a search. What makes no sense in it counts as not asked. */
export const DirectorySearch = z.object({
  q: text,
  place: text,
  video: z.literal('yes').optional().catch(undefined),
  new: z.literal('yes').optional().catch(undefined),
  language: z.enum(spokenLanguages).optional().catch(undefined),
  cursor: text,
});
export type DirectorySearch = z.infer<typeof DirectorySearch>;
