import { askForLetter } from '@/lib/account-letters/ask-for-letter';
import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { StoragePort } from '@/lib/integrations/storage/port';
import { newKeyBytes } from '@/lib/platform/crypto';
import { sealStream } from '@/lib/platform/sealed-stream';
import { accountMark } from '@/lib/retention/archive/marks';
import { readGone } from '@/lib/retention/read-archived';
import { copyOf } from './copy-of';
import type { CustodyError } from './errors';
import { inCustody } from './in-custody';
import { findPersonsOf } from './kept/data';
import { findFor } from './openings/data';
import { placeOf } from './places';
import type { CustodyContext } from './prove-custodian';
import { spendOnReading } from './read-kept';
import { answerRequest, closeRequest, lockRequest } from './requests/data';
import type { KeptRequest, RefusalGround } from './schema';

/** As any prepared copy: seven days. */
const SEVEN_DAYS = 7 * 24 * 3_600_000;
type One = { readonly practiceId: Id<'practice'>; readonly requestId: Id<'custodyRequest'> };

async function lockAsked(tx: InPractice, requestId: One['requestId']): Promise<Result<KeptRequest, CustodyError>> {
  const request = await lockRequest(tx, requestId);
  if (!request) return err({ code: 'custody.request_unknown' });
  return request.state === 'asked' ? ok(request) : err({ code: 'custody.request_closed' });
}

/**
 * Answers a request with the copy: spends the approved opening made for it, packs what it reads, seals it under the login's own key and leaves
 * it where whoever asked fetches it for seven days. All or nothing: without a file in the store nothing is answered and nothing is spent, and
 * no letter says that there is one.
 */
export const handOver = (
  ctx: CustodyContext & { readonly storage: StoragePort },
  { practiceId, requestId }: One,
): Promise<Result<Date, CustodyError>> =>
  inCustody(ctx, practiceId, async (tx): Promise<Result<Date, CustodyError>> => {
    const request = await lockAsked(tx, requestId);
    if (!request.ok) return request;
    const openingId = await findFor(tx, requestId);
    if (!openingId) return err({ code: 'custody.not_approved' });
    const by = ctx.custodian.accountId;
    const { accountId, locale } = request.value;
    const [person] = await findPersonsOf(tx, { accountMark: accountMark(tx.keyring, accountId) });
    if (!person) return err({ code: 'custody.shredded' });
    const gone = await readGone(tx, person);
    const read = await spendOnReading(tx, by, openingId);
    if (!read.ok) return read;

    const at = tx.clock.now();
    const [key, copyUntil] = [newKeyBytes(), new Date(at.getTime() + SEVEN_DAYS)];
    const copy = await copyOf(tx.keyring, { gone, records: read.value, locale, at, requestId });
    const content = async function* () {
      yield copy;
    };
    const stored = await ctx.storage.put(placeOf(requestId), sealStream(key, requestId, content()));
    // Thrown, so that the opening is not spent either.
    if (!stored.ok) throw new StorageAway();
    await answerRequest(tx, request.value, { key, bytes: copy.length, copyUntil });
    await askForLetter(tx, { kind: 'kept_copy_ready', accountId, subjectId: requestId });
    await recordAudit(tx, 'archive.handed_over', person.subjectId, { request: requestId, by });
    return ok(copyUntil);
  }).catch((error: unknown) => {
    if (error instanceof StorageAway) return err({ code: 'custody.copy_away' } as const);
    throw error;
  });

class StorageAway extends Error {}

/** Answers that there is no copy, and why; whoever asked is written to and reads it with how to complain. */
export const refuseKeptRequest = (
  ctx: CustodyContext,
  { practiceId, requestId, ground }: One & { readonly ground: RefusalGround },
): Promise<Result<null, CustodyError>> =>
  inCustody(ctx, practiceId, async (tx): Promise<Result<null, CustodyError>> => {
    const request = await lockAsked(tx, requestId);
    if (!request.ok) return request;
    await closeRequest(tx, requestId, { state: 'refused', ground });
    await askForLetter(tx, { kind: 'kept_request_refused', accountId: request.value.accountId, subjectId: requestId });
    await recordAudit(tx, 'archive.request_refused', requestId, { ground, by: ctx.custodian.accountId });
    return ok(null);
  });
