import { isProved } from '@/lib/access/rules';
import { recordAudit } from '@/lib/audit/record';
import type { OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { localDateAt } from '@/lib/core/zone';
import { accountMark } from '@/lib/retention/archive/marks';
import { dueDate } from '@/lib/rights/deadlines/rules';
import type { OwnKeptError } from './errors';
import { inCustody, type PracticeLives } from './in-custody';
import { findPersonsOf, measure } from './kept/data';
import { closeRequest, findStanding, insertRequest, lockRequest } from './requests/data';

/** A login by itself, of whichever practice: who signed in, and when the password was last proved anew. */
type Holder = { readonly accountId: Id<'account'>; readonly steppedUpAt: Date | null };
export type HolderContext = OpenContext & { readonly holder: Holder };

export const hasProved = ({ holder: { steppedUpAt }, clock }: HolderContext): boolean => isProved(steppedUpAt, clock.now());

/** Where Prati is: its clock counts the month it has to answer in. */
const zone = 'Europe/Paris';

/**
 * Asks Prati, custodian of what a practice left, for a copy of what it keeps of this login (Art. 15). The identity check is the login the
 * practice itself linked to the file, with its password proved anew. To be answered within a month (Art. 12.3); a second request while one
 * stands is the same request. Refuses who has nothing kept there.
 */
export async function askForCopy(
  ctx: HolderContext,
  { practiceId, locale }: { readonly practiceId: Id<'practice'>; readonly locale: Locale },
): Promise<Result<Id<'custodyRequest'>, OwnKeptError | PracticeLives>> {
  const { accountId } = ctx.holder;
  if (!hasProved(ctx)) return err({ code: 'access.step_up_needed' });
  return inCustody(ctx, practiceId, async (tx): Promise<Result<Id<'custodyRequest'>, OwnKeptError>> => {
    const now = tx.clock.now();
    const persons = await findPersonsOf(tx, { accountMark: accountMark(tx.keyring, accountId) });
    const subjects = persons.map(({ subjectId }) => subjectId);
    const [first] = subjects;
    if (!first || (await measure(tx, practiceId, subjects, now)).rows === 0) return err({ code: 'custody.nothing_kept' });
    const standing = await findStanding(tx, accountId);
    if (standing) return ok(standing.id);
    // No holiday is counted in Prati's favour.
    const dueOn = dueDate(localDateAt(now.getTime(), zone), new Set());
    const asked = await insertRequest(tx, { accountId, locale, dueOn });
    const request = (await findStanding(tx, accountId))?.id ?? asked;
    if (request === asked) await recordAudit(tx, 'archive.requested', first, { request });
    return ok(request);
  });
}

/** Takes the request back while nobody answered it. */
export const withdrawKeptRequest = (
  ctx: HolderContext,
  { practiceId, requestId }: { readonly practiceId: Id<'practice'>; readonly requestId: Id<'custodyRequest'> },
): Promise<Result<null, OwnKeptError | PracticeLives>> =>
  inCustody(ctx, practiceId, async (tx): Promise<Result<null, OwnKeptError>> => {
    const request = await lockRequest(tx, requestId);
    if (request?.accountId !== ctx.holder.accountId) return err({ code: 'custody.request_unknown' });
    if (request.state !== 'asked') return ok(null);
    await closeRequest(tx, requestId, { state: 'withdrawn', ground: null });
    await recordAudit(tx, 'archive.request_withdrawn', requestId, {});
    return ok(null);
  });
