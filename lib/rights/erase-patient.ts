import type { AccessError } from '@/lib/access/errors';
import { hasSteppedUp } from '@/lib/access/rules';
import { type Context, type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { addDays, type LocalDate } from '@/lib/core/local-date';
import { err, ok, type Result } from '@/lib/core/result';
import { localDateAt } from '@/lib/core/zone';
import { suppress } from '@/lib/deletions/suppress';
import { eraseFile } from '@/lib/patients/erase-file';
import { holdErasable, readErasable } from '@/lib/patients/read-erasable';
import { readIdentities } from '@/lib/patients/read-patients';
import { isFileHeld } from '@/lib/retention/is-file-held';
import { policies, type Term } from '@/lib/retention/policies';
import { addMonths, endOf, isKeptAsMinor } from '@/lib/retention/terms';
import { changeRequestOnce, type Refusal } from './change-request';
import { close } from './close-request';
import { frameOf } from './due-dates';
import type { RightsError } from './errors';
import { mayDecide } from './policy';
import { changeRequest, findRequest, type PracticeFrame } from './requests/data';
import { mayStep } from './rules';
import type { Shown } from './schema';
import { sealerOf, sealText } from './sealed-texts';
import { insertStep } from './steps/data';

/** What stands against erasing this file now; `until` is a local date, null where the law's term is not known. */
export type ErasureView =
  | { readonly may: true }
  | { readonly may: false; readonly why: 'record'; readonly until: LocalDate | null; readonly source: string }
  | { readonly may: false; readonly why: 'held' }
  | { readonly may: false; readonly why: 'visits'; readonly count: number }
  | { readonly may: false; readonly why: 'gone' };

/** Shown before anybody confirms: whether the file may go, and else what keeps it and until when. */
export const readErasure = (
  ctx: Context,
  { requestId }: { readonly requestId: Id<'rightsRequest'> },
): Promise<Result<ErasureView, RightsError>> =>
  inPractice(ctx, async (tx) => {
    const request = mayDecide(tx.actor) ? await findRequest(tx, requestId) : null;
    if (!request?.patientId) return err({ code: 'rights.not_found' });
    return ok(await judgeErasure(tx, request.patientId, await readErasable(tx, request.patientId)));
  });

/**
 * Erases the person and answers, in one transaction: the file's key is destroyed, its tokens go, the request stays without a name. Refused
 * while the law keeps the record, saying until when, and while a legal hold names it. The owner's alone, with the password proved again.
 */
export const erasePatient = (
  ctx: Context,
  { answer, ...shown }: Shown & { readonly answer: string },
): Promise<Result<null, Refusal | AccessError>> =>
  hasSteppedUp(ctx.actor, ctx.clock.now())
    ? changeRequestOnce(ctx, shown, 'decide', async (tx, request) => {
        if (request.askedRight !== 'erasure') return err({ code: 'rights.not_this_right' });
        if (!request.identityMethod) return err({ code: 'rights.identity_first' });
        const { patientId } = request;
        if (!patientId) return err({ code: 'rights.person_unknown' });
        if (!mayStep(request.state, 'answered')) return err({ code: 'rights.step_unknown', from: request.state });
        const verdict = await judgeErasure(tx, patientId, await holdErasable(tx, patientId));
        if (!verdict.may) return err(refusalOf(verdict));
        const email = (await addressBefore(tx, patientId)) ?? null;
        const closed = await close(tx, request, 'answered', { answer, facts: { told: 'mail', erased: 'yes' } });
        if (!closed.ok) return closed;
        await insertStep(tx, request.id, 'erased', {});
        const erased = await eraseFile(tx, patientId);
        // The last letter needs the address; it goes as soon as that has left.
        const practice = await sealerOf(tx, null);
        if (practice && practice !== 'destroyed')
          await changeRequest(tx, request.id, {
            ...{ wishesSealed: null, answerSealed: null, extensionSealed: null },
            requesterSealed: email && sealText(practice, request.id, 'requester', JSON.stringify({ name: '', email, phone: null })),
          });
        for (const subject of erased) await suppress(tx, { kind: 'patient', practice: tx.actor.practiceId, subject });
        return ok(null);
      })
    : Promise.resolve(err({ code: 'access.step_up_needed' }));

const addressBefore = async (tx: InPractice, patientId: Id<'patient'>): Promise<string | null> => {
  const identity = (await readIdentities(tx, [patientId])).get(patientId);
  return !identity || identity === 'erased' ? null : identity.email;
};

const refusalOf = (verdict: Exclude<ErasureView, { may: true }>): RightsError => {
  if (verdict.why === 'gone') return { code: 'patient.erased' };
  if (verdict.why === 'visits') return { code: 'rights.visits_to_come' };
  return verdict.why === 'record' && verdict.until ? { code: 'rights.record_kept', until: verdict.until } : { code: 'rights.record_held' };
};

async function judgeErasure(
  tx: InPractice,
  patientId: Id<'patient'>,
  file: Awaited<ReturnType<typeof readErasable>>,
): Promise<ErasureView> {
  const frame = await frameOf(tx);
  if (!file) return { may: false, why: 'gone' };
  if (file.lastCareAt) {
    const kept = recordTerm(frame, file.lastCareAt, file.birthDate, frame.today);
    if (kept) return { may: false, why: 'record', ...kept };
  }
  if (await isFileHeld(tx, patientId)) return { may: false, why: 'held' };
  return file.upcoming > 0 ? { may: false, why: 'visits', count: file.upcoming } : { may: true };
}

/** Until which local date, that one included, the law keeps a record whose last care was then; null once the term is over. */
function recordTerm({ jurisdiction, timeZone }: PracticeFrame, lastCareAt: Date, birthDate: LocalDate, today: LocalDate) {
  const { byJurisdiction, ...general } = policies.record;
  const own = jurisdiction === 'FR' ? undefined : byJurisdiction?.[jurisdiction as 'DE' | 'IL'];
  if (own === 'unset') return { until: null, source: '' };
  const { keep, archive, source } = own ?? general;
  const terms = [keep, archive].filter((term): term is Term => term !== null);
  const last = addDays(localDateAt(endOf(terms, lastCareAt, timeZone).getTime(), timeZone), -1);
  const grown = isKeptAsMinor(birthDate, localDateAt(lastCareAt.getTime(), timeZone), today) ? addMonths(birthDate, 28 * 12) : last;
  const [until = last] = [grown, last].sort().reverse();
  return today <= until ? { until, source } : null;
}
