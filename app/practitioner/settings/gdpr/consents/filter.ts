import 'server-only';
import { z } from 'zod';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { LogFilter } from '@/lib/consents/schema';
import { practiceConsentKeys } from '@/lib/consents/schema';
import type { Context } from '@/lib/context';
import { dayNumber, type LocalDate } from '@/lib/core/local-date';
import { zoneOf } from '@/lib/core/zone';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .optional()
  .catch(undefined);
/** What the address asks of the log; anything else in it is passed over. */
export const FilterInAddress = z.object({
  key: z
    .enum(practiceConsentKeys as [string, ...string[]])
    .optional()
    .catch(undefined),
  person: z.string().max(60).optional().catch(undefined),
  from: day,
  to: day,
  before: z.coerce.number().int().positive().optional().catch(undefined),
});
export type FilterInAddress = z.infer<typeof FilterInAddress>;

/** Days of the practice's zone, both included. */
export async function filterOf(ctx: Context, { key, person, from, to }: FilterInAddress): Promise<LogFilter> {
  const zone = zoneOf(await readTimeZone(ctx));
  const start = (date: string, days: number) => new Date(zone.firstInstantOf(dayNumber(date as LocalDate) + days, 0));
  return {
    key,
    subject: person || undefined,
    ...(from ? { from: start(from, 0) } : {}),
    ...(to ? { to: start(to, 1) } : {}),
  };
}
