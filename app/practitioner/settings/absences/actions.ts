'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import type { AnnouncedAbsence } from '@/components/settings/absence-form';
import type { SettledAbsence } from '@/components/settings/absence-summary';
import { addressOf, forPractitioner } from '@/components/settings/places';
import { announceAbsence } from '@/lib/appointments/announce-absence';
import type { ChangeError } from '@/lib/appointments/errors';
import { listAffected } from '@/lib/appointments/list-affected';
import type { HoursError } from '@/lib/availability/errors';
import { listHours } from '@/lib/availability/list-hours';
import { removeAbsence, restoreAbsence } from '@/lib/availability/plan-absence';
import { removeAbsenceInput, restoreAbsenceInput } from '@/lib/availability/schema';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { type AbsenceForm, absenceForm, type SettleForm, settleForm } from './absence-form';
import { affectedVisits } from './affected-visits';
import { settle } from './settle';

const after = () => revalidatePath('/practitioner', 'layout');

async function announce(context: Context, absence: AbsenceForm): Promise<Result<AnnouncedAbsence, ChangeError | HoursError>> {
  const answer = await announceAbsence(context, absence);
  if (!answer.ok) return answer;
  const { range, affected } = answer.value;
  const { practitionerId, fromDate, toDate, label } = absence;
  const visits = affectedVisits(affected);
  const settled = answer.value.planned ? await settle(context, { practitionerId, absenceId: answer.value.id, visits }, absence) : ok(null);
  if (!settled.ok) return settled;
  return ok({
    plannedId: answer.value.planned ? answer.value.id : null,
    ...{ range, visits, settled: settled.value },
    // A page without scripts is made anew with the answer: what was typed goes back with it.
    typed: { fromDate, fromTime: absence.fromTime ?? '', toDate, toTime: absence.toTime ?? '', label },
  });
}

/** Lists the appointments concerned; plans the absence and does what was decided once they were all seen. */
export const plan = action(absenceForm, announce, {
  name: 'absence.announce',
  context: currentMember,
  after: ({ plannedId, settled }, { practitionerId }) => {
    if (!plannedId) return;
    after();
    if (!settled) redirect(forPractitioner(addressOf.absences, practitionerId, { planned: plannedId }));
  },
});
async function settleStanding(
  context: Context,
  { practitionerId, absenceId, decisions }: SettleForm,
): Promise<Result<SettledAbsence, ChangeError | HoursError>> {
  const absence = (await listHours(context, practitionerId)).absences.find(({ id }) => id === absenceId);
  if (!absence) return err({ code: 'availability.absence_not_found' });
  const listed = await listAffected(context, { practitionerId, ranges: [absence] });
  if (!listed.ok) return listed;
  const visits = affectedVisits(listed.value[0] ?? []);
  const seen = decisions.map(({ appointmentId }) => appointmentId);
  const settled = await settle(context, { practitionerId, absenceId, visits }, { seen, decisions });
  return settled.ok ? ok(settled.value ?? { cancelled: 0, assigned: 0, left: visits.length, refused: [] }) : settled;
}

/** Does what was decided about the appointments of an absence planned earlier. */
export const settleOne = action(settleForm, settleStanding, { name: 'absence.settle', context: currentMember, after });
export const remove = action(removeAbsenceInput, removeAbsence, { name: 'absence.remove', context: currentMember, after });
export const restore = action(restoreAbsenceInput, restoreAbsence, { name: 'absence.restore', context: currentMember, after });
