import 'server-only';
import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { dayNumber, isLocalDate, type LocalDate } from '@/lib/core/local-date';
import { zoneOf } from '@/lib/core/zone';
import { families } from '@/lib/journal/rules';
import type { JournalFilter } from '@/lib/journal/schema';

const day = z.string().refine(isLocalDate).optional().catch(undefined);
/** What the address asks of the journal; anything else in it is passed over. */
export const FilterInAddress = z.object({
  member: idSchema('member').optional().catch(undefined),
  patient: idSchema('patient').optional().catch(undefined),
  family: z.enum(families).optional().catch(undefined),
  from: day,
  to: day,
  before: z.coerce.number().int().positive().optional().catch(undefined),
});
type FilterInAddress = z.infer<typeof FilterInAddress>;

/** Days of the practice's zone, both included. */
export function filterOf({ member, patient, family, from, to }: FilterInAddress, timeZone: string): JournalFilter {
  const start = (date: LocalDate, days: number) => new Date(zoneOf(timeZone).firstInstantOf(dayNumber(date) + days));
  return { member, patient, family, ...(from ? { from: start(from, 0) } : {}), ...(to ? { to: start(to, 1) } : {}) };
}
