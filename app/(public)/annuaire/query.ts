import { z } from 'zod';
import { specialties } from '@/lib/directory/schema';
import { sectors, spokenLanguages } from '@/lib/practice/schema';

const text = z.string().trim().max(80).optional().catch(undefined);

/** The address of a search. What makes no sense in it counts as not asked. */
export const DirectorySearch = z.object({
  q: text,
  place: text,
  video: z.literal('yes').optional().catch(undefined),
  new: z.literal('yes').optional().catch(undefined),
  language: z.enum(spokenLanguages).optional().catch(undefined),
  specialty: z.enum(specialties).optional().catch(undefined),
  sector: z.enum(sectors).optional().catch(undefined),
  sort: z.literal('soonest').optional().catch(undefined),
  cursor: text,
});
export type DirectorySearch = z.infer<typeof DirectorySearch>;
