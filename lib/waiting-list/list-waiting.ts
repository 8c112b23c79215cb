import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { readIdentities } from '@/lib/patients/read-patients';
import type { PatientIdentity } from '@/lib/patients/schema';
import type { WaitingError } from './errors';
import { mayKeepList } from './policy';
import type { EntryView } from './schema';
import { findWaiting } from './views/data';

export type WaitingLine = EntryView & { readonly patient: PatientIdentity };

/** Everyone who waits now, in the order they came, with who it is; narrowed to a practitioner or a reason. For members. */
export const listWaiting = (
  ctx: Context,
  which: { readonly practitionerId?: Id<'practitioner'> | undefined; readonly reasonId?: Id<'visitReason'> | undefined } = {},
): Promise<Result<readonly WaitingLine[], WaitingError>> =>
  inPractice(ctx, async (tx) => {
    if (!mayKeepList(tx.actor)) return err({ code: 'waiting.not_allowed' });
    const entries = await findWaiting(tx, which);
    const identities = await readIdentities(
      tx,
      entries.flatMap(({ patientId }) => (patientId ? [patientId] : [])),
    );
    const lines = entries.flatMap((entry): WaitingLine[] => {
      const patient = entry.patientId && identities.get(entry.patientId);
      return patient && patient !== 'erased' ? [{ ...entry, patient }] : [];
    });
    return ok(lines);
  });
