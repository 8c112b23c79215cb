import 'server-only';
import { z } from 'zod';
import { idSchema } from '@/lib/core/id';
import { dayNumber, isLocalDate } from '@/lib/core/local-date';
import { zoneOf } from '@/lib/core/zone';

const day = z.string().refine(isLocalDate).optional().catch(undefined);
/** What the address of a breach asks for: people counted over a period, drafts in a language. */
export const AskedInAddress = z.object({
  ...{ from: day, to: day, member: idSchema('member').optional().catch(undefined) },
  language: z.enum(['fr', 'en', 'de']).optional().catch(undefined),
});
export type Asked = z.infer<typeof AskedInAddress>;

/** The days asked for as instants, both included; null where the address does not ask to count. */
export function periodOf({ from, to }: Asked, timeZone: string): { from: Date; to: Date } | null {
  if (!from || !to) return null;
  const start = (date: string, days: number) => new Date(zoneOf(timeZone).firstInstantOf(dayNumber(date) + days));
  return { from: start(from, 0), to: start(to, 1) };
}
