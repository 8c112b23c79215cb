import { isGiven } from '@/lib/consents/is-given';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import { findPastVisits, insertCopy, isUsable, lockCopies } from './data';
import type { TrainingError } from './errors';
import { contentOf } from './rules';

/**
 * Copies what may be learnt from of a patient's past visits with the practitioner who asks, pseudonymised. Refuses unless both have said
 * yes, each for themselves and at this moment: the practitioner (nobody on their behalf) and the patient. Nothing in Prati calls it by
 * itself: a re-use of such copies does not exist, and the gate stands before it does.
 */
export async function copyForTraining(
  ctx: Context,
  patientId: Id<'patient'>,
): Promise<Result<{ id: Id<'trainingCopy'> }, TrainingError | LifecycleError>> {
  const { actor } = ctx;
  if (actor.kind !== 'member' || actor.practitionerId === null) return err({ code: 'training.not_allowed' });
  const { memberId, practitionerId } = actor;
  return changeInPractice(ctx, 'training_copies.copy', async (tx) => {
    await lockCopies(tx);
    if (!(await isUsable(tx, patientId))) return err({ code: 'training.patient_unknown' });
    if (!(await isGiven(tx, { key: 'ai_training_optin', subject: memberId }))) return err({ code: 'training.member_off' });
    if (!(await isGiven(tx, { key: 'health_data_reuse', subject: patientId }))) return err({ code: 'training.patient_off' });
    const content = contentOf(await findPastVisits(tx, patientId, practitionerId));
    return ok({ id: await insertCopy(tx, { memberId, patientId }, content) });
  });
}
