import { recordAudit } from '@/lib/audit/record';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { personMark } from '@/lib/retention/archive/marks';
import type { CustodyError } from './errors';
import { inCustody } from './in-custody';
import { findPersonsOf } from './kept/data';
import type { CustodyContext } from './prove-custodian';

type Who = { readonly practiceId: Id<'practice'>; readonly familyName: string; readonly givenName: string; readonly birthDate: string };

/**
 * The ids of what is kept of somebody who has no login and wrote to Prati: by names and birth date (YYYY-MM-DD) as the practice had them. It
 * says that there is something, and nothing of it; the question itself is in the journal, without the names.
 */
export const findKeptPerson = (ctx: CustodyContext, { practiceId, ...identity }: Who): Promise<Result<readonly string[], CustodyError>> =>
  inCustody(ctx, practiceId, async (tx): Promise<Result<readonly string[], CustodyError>> => {
    const found = await findPersonsOf(tx, { personMark: personMark(tx.keyring, practiceId, identity) });
    const subjects = found.map(({ subjectId }) => subjectId);
    await recordAudit(tx, 'archive.searched', subjects[0] ?? null, { found: subjects.length, by: ctx.custodian.accountId });
    return subjects.length > 0 ? ok(subjects) : err({ code: 'custody.nothing_kept' });
  });
