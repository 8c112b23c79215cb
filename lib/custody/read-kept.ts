import { recordAudit } from '@/lib/audit/record';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { KeyDestroyed } from '@/lib/platform/crypto';

import { accountMark } from '@/lib/retention/archive/marks';
import type { KeptRow } from '@/lib/retention/archive/schema';
import { readArchived } from '@/lib/retention/read-archived';
import { refusalOf } from './approve-opening';
import type { CustodyError } from './errors';
import { inCustody } from './in-custody';
import { findPersonsOf } from './kept/data';
import { lockOpening, updateOpening } from './openings/data';
import type { CustodyContext } from './prove-custodian';
import { lockRequest } from './requests/data';
import type { Opening } from './schema';

export type KeptRecord = { readonly subjectId: string; readonly rows: readonly KeptRow[] };

/**
 * Reads what is kept of the subject of an approved opening: once, within 24 hours of the approval, by one of the two. What is past its term is
 * left out though the night has not shredded it yet. The reading is in the journal before its content is in anybody's hands.
 */
export const readKept = (
  ctx: CustodyContext,
  { practiceId, openingId }: { readonly practiceId: Id<'practice'>; readonly openingId: Id<'custodyOpening'> },
): Promise<Result<readonly KeptRecord[], CustodyError>> =>
  inCustody(ctx, practiceId, (tx) => spendOnReading(tx, ctx.custodian.accountId, openingId));

/** The same within a transaction: the opening is spent with it or not at all. */
export async function spendOnReading(
  tx: InPractice,
  by: Id<'account'>,
  openingId: Id<'custodyOpening'>,
): Promise<Result<readonly KeptRecord[], CustodyError>> {
  const spent = await lockApproved(tx, openingId, 'read');
  if (!spent.ok) return spent;
  const opening = spent.value;
  const records: KeptRecord[] = [];
  for (const subjectId of await subjectsOf(tx, opening)) {
    const rows = await standingRows(tx, subjectId);
    if (rows.length > 0) records.push({ subjectId, rows });
  }
  if (records.length === 0) return err({ code: 'custody.shredded' });
  await updateOpening(tx, openingId, { usedAt: tx.clock.now() });
  for (const { subjectId, rows } of records)
    await recordAudit(tx, 'archive.opened', subjectId, { opening: openingId, ground: opening.ground, rows: rows.length, by });
  return ok(records);
}

/** An opening for this purpose that somebody else approved and nobody used, held until the transaction ends. */
export async function lockApproved(
  tx: InPractice,
  openingId: Id<'custodyOpening'>,
  purpose: Opening['purpose'],
): Promise<Result<Opening, CustodyError>> {
  const opening = await lockOpening(tx, openingId);
  const refusal = refusalOf(opening, tx.clock.now());
  if (!opening || refusal) return err(refusal ?? { code: 'custody.opening_unknown' });
  if (opening.purpose !== purpose) return err({ code: 'custody.opening_unknown' });
  return opening.approvedAt ? ok(opening) : err({ code: 'custody.not_approved' });
}

async function subjectsOf(tx: InPractice, { requestId, subjectId }: Opening): Promise<readonly string[]> {
  const request = requestId ? await lockRequest(tx, requestId) : null;
  if (!request) return [subjectId];
  const persons = await findPersonsOf(tx, { accountMark: accountMark(tx.keyring, request.accountId) });
  return persons.map((person) => person.subjectId);
}

async function standingRows(tx: InPractice, subjectId: string): Promise<readonly KeptRow[]> {
  const now = tx.clock.now();
  try {
    return (await readArchived(tx, subjectId)).filter(({ endsAt }) => endsAt === null || endsAt > now);
  } catch (error) {
    // The archive was brought back without the keys that were destroyed since: what they sealed is gone.
    if (error instanceof KeyDestroyed) return [];
    throw error;
  }
}
