import type { HealthDataNeeded } from '@/lib/consents/errors';
import { refuseHealthData } from '@/lib/consents/require-health-data';
import type { Context } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { PatientError } from './errors';
import { type FoundOrRegistered, findOrRegister } from './find-or-register';
import { mayRegister } from './policy';
import type { PatientIdentity } from './schema';

/** A member opens a file. A person already known by names, birth date and phone or e-mail gets no second one: `known` says so. */
export async function registerAtDesk(
  ctx: Context,
  { identity, locale }: { readonly identity: PatientIdentity; readonly locale: Locale },
): Promise<Result<FoundOrRegistered, PatientError | HealthDataNeeded>> {
  if (!mayRegister(ctx.actor)) return err({ code: 'patient.not_allowed' });
  return changeInPractice(ctx, 'patients.register', async (tx) => {
    const needed = await refuseHealthData(tx);
    return needed ? err(needed) : ok(await findOrRegister(tx, identity, { source: 'practice', locale }));
  });
}
