import 'server-only';
import type { Refusal } from '@/app/_server/errors';
import { requestLocale } from '@/app/_server/locale';
import { sentenceFor } from '@/app/_server/wording';
import type { SettledAbsence } from '@/components/settings/absence-summary';
import type { AffectedVisit } from '@/components/settings/affected-visits';
import type { ChangeError } from '@/lib/appointments/errors';
import { settleAffected } from '@/lib/appointments/settle-affected';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { ok, type Result } from '@/lib/core/result';
import type { AbsenceForm } from './absence-form';

type Planned = { practitionerId: Id<'practitioner'>; absenceId: Id<'absence'>; visits: readonly AffectedVisit[] };

/**
 * Does what was decided about the visits of an absence and counts it. Only what was listed is touched, whatever else the form names.
 * Null where all are left as they are.
 */
export async function settle(
  context: Context,
  { practitionerId, absenceId, visits }: Planned,
  { seen, decisions }: Pick<AbsenceForm, 'seen' | 'decisions'>,
): Promise<Result<SettledAbsence | null, ChangeError>> {
  const wanted = decisions.filter((one) => one.do !== 'leave' && seen.includes(one.appointmentId));
  if (wanted.length === 0) return ok(null);
  const settled = await settleAffected(context, { practitionerId, absenceId, decisions: wanted, notify: 'later' });
  if (!settled.ok) return settled;
  const { done, refused } = settled.value;
  const count = (did: 'cancel' | 'assign') => done.filter((one) => one.did === did).length;
  const locale = await requestLocale();
  return ok({
    ...{ cancelled: count('cancel'), assigned: count('assign'), left: visits.length - done.length - refused.length },
    refused: refused.flatMap(({ appointmentId, code }) => {
      const visit = visits.find(({ id }) => id === appointmentId);
      return visit ? [{ visit, why: sentenceFor(locale, { code } as Refusal) }] : [];
    }),
  });
}
