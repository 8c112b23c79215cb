import { z } from 'zod';
import { parts } from '@/components/booking/time-view';
import { idSchema } from '@/lib/core/id';
import { parseInstant } from '@/lib/core/instant';
import { isLocalDate } from '@/lib/core/local-date';
import { modes } from '@/lib/core/visit-mode';
import { asAddress } from '@/lib/directory/rules';
import type { PublicPractitioner } from '@/lib/directory/schema';

const instant = z.string().refine((text) => parseInstant(text) !== null);
const date = z.string().refine(isLocalDate);

/** What the address says was chosen. What makes no sense in it counts as not chosen. */
export const ChoiceInAddress = z.object({
  first: z.enum(['yes', 'no']).optional().catch(undefined),
  reason: z.string().max(120).optional().catch(undefined),
  any: z.literal('yes').optional().catch(undefined),
  mode: z.enum(modes).optional().catch(undefined),
  site: idSchema('site').optional().catch(undefined),
  start: instant.optional().catch(undefined),
});
export type ChoiceInAddress = z.infer<typeof ChoiceInAddress>;

/** Which days the time picker shows, and what was refused just before. */
export const ViewInAddress = z.object({
  from: date.optional().catch(undefined),
  day: date.optional().catch(undefined),
  part: z.enum(parts).optional().catch(undefined),
  refused: z.string().max(40).optional().catch(undefined),
  at: instant.optional().catch(undefined),
});
export type ViewInAddress = z.infer<typeof ViewInAddress>;

export const instantOf = (text: string): number => parseInstant(text)?.ms ?? Number.NaN;

/** The chosen reason as the practitioner offers it, by its id or its words; undefined when nothing is chosen or it is not offered (any more). */
export const reasonOf = ({ visitReasons }: PublicPractitioner, { reason, first }: Pick<ChoiceInAddress, 'reason' | 'first'>) => {
  const named = visitReasons.filter(({ id, label }) => id === reason || (reason !== undefined && asAddress(label) === asAddress(reason)));
  // Two reasons of one name, one for new and one for known patients: the one for who asks.
  return named.find((one) => first === undefined || isFor(one, first)) ?? named[0];
};

/** Whether a reason is open to who comes for the first time, or not for the first time. */
export const isFor = (reason: { forNewPatients: boolean; forKnownPatients: boolean }, first: 'yes' | 'no') =>
  first === 'yes' ? reason.forNewPatients : reason.forKnownPatients;
