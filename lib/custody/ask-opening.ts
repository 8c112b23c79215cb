import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { accountMark } from '@/lib/retention/archive/marks';
import type { CustodyError } from './errors';
import { inCustody } from './in-custody';
import { countHeld, findPerson, findPersonsOf, measure, type PersonRow } from './kept/data';
import { insertOpening } from './openings/data';
import type { CustodyContext } from './prove-custodian';
import { lockRequest } from './requests/data';
import type { OpeningGround, OpeningPurpose } from './schema';

/** A wish nobody approved by then is no longer one. */
const THREE_DAYS = 3 * 24 * 3_600_000;

export type OpeningWish = {
  readonly practiceId: Id<'practice'>;
  /** Of whom: a patient's id or the practice's; of a request, whoever asked it. */
  readonly of: { readonly requestId: Id<'custodyRequest'> } | { readonly subjectId: string };
  readonly purpose: OpeningPurpose;
  readonly ground: OpeningGround;
  readonly reason: string;
};

/**
 * The first person: asks to read what is kept of one subject of a practice that is gone, or to lift the dispute that holds it, on one of the
 * three grounds and for a reason, which is sealed. Refuses what is past its term or was shredded, and a hold where none stands.
 */
export const askOpening = (ctx: CustodyContext, wish: OpeningWish): Promise<Result<Id<'custodyOpening'>, CustodyError>> =>
  inCustody(ctx, wish.practiceId, async (tx): Promise<Result<Id<'custodyOpening'>, CustodyError>> => {
    const { purpose, ground } = wish;
    const reason = wish.reason.trim();
    if (reason === '') return err({ code: 'custody.reason_needed' });
    const found = await personsOf(tx, wish.of);
    if (!found.ok) return found;
    const [first] = found.value;
    const subjects = found.value.map(({ subjectId }) => subjectId);
    if (!first || (await measure(tx, wish.practiceId, subjects, tx.clock.now())).rows === 0) return err({ code: 'custody.shredded' });
    if (purpose === 'lift_hold' && (await countHeld(tx, first.subjectId)) === 0) return err({ code: 'custody.not_held' });
    const requestId = 'requestId' in wish.of ? wish.of.requestId : null;
    const by = ctx.custodian.accountId;
    const expiresAt = new Date(tx.clock.now().getTime() + THREE_DAYS);
    const asked = { subjectId: first.subjectId, keyId: first.keyId, purpose, ground, requestId, reason, by, expiresAt };
    const opening = await insertOpening(tx, asked);
    await recordAudit(tx, purpose === 'read' ? 'archive.asked' : 'legal_hold.lift_asked', first.subjectId, { opening, ground, by });
    return ok(opening);
  });

/** The files meant: those of the login that asked, or the one named. */
async function personsOf(tx: InPractice, of: OpeningWish['of']): Promise<Result<readonly PersonRow[], CustodyError>> {
  if ('subjectId' in of) {
    const person = await findPerson(tx, of.subjectId);
    return person ? ok([person]) : err({ code: 'custody.nothing_kept' });
  }
  const request = await lockRequest(tx, of.requestId);
  if (!request) return err({ code: 'custody.request_unknown' });
  if (request.state !== 'asked') return err({ code: 'custody.request_closed' });
  return ok(await findPersonsOf(tx, { accountMark: accountMark(tx.keyring, request.accountId) }));
}
