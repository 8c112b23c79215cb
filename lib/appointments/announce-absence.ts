import { absenceRange } from '@/lib/availability/absence-range';
import type { HoursError } from '@/lib/availability/errors';
import { planAbsence } from '@/lib/availability/plan-absence';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { AnnounceAbsence } from '@/lib/availability/schema';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { TimeRange } from '@/lib/core/time';
import type { ChangeError } from './errors';
import { listAffected } from './list-affected';
import type { AgendaItem } from './list-agenda';

export type Announced =
  | { readonly planned: true; readonly id: Id<'absence'>; readonly range: TimeRange; readonly affected: readonly AgendaItem[] }
  | { readonly planned: false; readonly range: TimeRange; readonly affected: readonly AgendaItem[] };

/**
 * Plans an absence once every appointment it touches has been seen, and until then only answers with their list. They stay as they are
 * either way: an absence cancels nothing, it only keeps new ones from being booked.
 */
export async function announceAbsence(
  ctx: Context,
  { seen, ...plan }: AnnounceAbsence,
): Promise<Result<Announced, HoursError | ChangeError>> {
  const range = absenceRange(plan, await readTimeZone(ctx));
  if (!range) return err({ code: 'availability.absence_empty' });
  const listed = await listAffected(ctx, { practitionerId: plan.practitionerId, ranges: [range] });
  if (!listed.ok) return listed;
  const affected = listed.value[0] ?? [];
  if (affected.some(({ id }) => !seen.includes(id))) return ok({ planned: false, range, affected });
  const planned = await planAbsence(ctx, plan);
  return planned.ok ? ok({ planned: true, id: planned.value.id, range, affected }) : planned;
}
