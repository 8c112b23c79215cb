import type { Offer } from '@/lib/availability/offers';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { addMinutes, minutes } from '@/lib/core/time';
import { readIdentities } from '@/lib/patients/read-patients';
import type { PatientIdentity } from '@/lib/patients/schema';
import { findCandidates } from './candidates/data';
import type { WaitingError } from './errors';
import { suitingStart } from './offer-time';
import { mayKeepList } from './policy';
import type { EntryView } from './schema';
import { findViewsOf } from './views/data';

export type Match = { readonly entry: EntryView; readonly patient: PatientIdentity; readonly offer: Offer };
type Block = { readonly practitionerId: Id<'practitioner'>; readonly start: Date; readonly durationMinutes: number };

/** Who on the list would take a free block of a practitioner's agenda, in their order, and from when. For members. */
export const listMatches = (
  ctx: Context,
  { practitionerId, start, durationMinutes }: Block,
): Promise<Result<readonly Match[], WaitingError>> =>
  inPractice(ctx, async (tx) => {
    if (!mayKeepList(tx.actor)) return err({ code: 'waiting.not_allowed' });
    const time = { practitionerId, start, end: addMinutes(start, minutes(durationMinutes)), freedBy: null };
    const suiting = new Map<Id<'waitingEntry'>, Offer>();
    const candidates = await findCandidates(tx, time);
    for (const candidate of candidates) {
      const offer = await suitingStart(tx, candidate, time);
      if (offer) suiting.set(candidate.entryId, offer);
    }
    const views = await findViewsOf(tx, [...suiting.keys()]);
    const identities = await readIdentities(
      tx,
      views.flatMap(({ patientId }) => (patientId ? [patientId] : [])),
    );
    return ok(
      views.flatMap((entry): Match[] => {
        const [patient, offer] = [entry.patientId && identities.get(entry.patientId), suiting.get(entry.id)];
        return patient && patient !== 'erased' && offer ? [{ entry, patient, offer }] : [];
      }),
    );
  });
