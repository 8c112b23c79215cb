import { type Context, type InPractice, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { findChosenYears, findKept, findLatest, findLatestOwn, findPractice } from './data';
import type { RegisterError } from './errors';
import { mayReadRegister } from './policy';
import { hashOf, proposed, registerOf } from './register';
import type { Register, RegisterKind, ReviewedVersion } from './schema';

export type RegisterView = {
  readonly register: Register;
  readonly version: ReviewedVersion;
  /** An earlier version, as it was written down: its words may be gone since. */
  readonly isKept: boolean;
  readonly practice: { readonly name: string; readonly jurisdiction: string; readonly timeZone: string };
};

/**
 * A register as it is at this moment, from the data map, the policies and the practice's own choices, with the version it is. The practice's
 * own has the same content as the processor's and so its version. @param number an earlier version, as it was kept. Members only.
 */
export async function readRegister(ctx: Context, kind: RegisterKind, number?: number): Promise<Result<RegisterView, RegisterError>> {
  if (!mayReadRegister(ctx.actor)) return err({ code: 'registers.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const practice = await findPractice(tx);
    if (number !== undefined) return readKept(tx, kind, number, practice);
    const terms = kind === 'prati' ? proposed : { jurisdiction: practice.jurisdiction, chosen: await findChosenYears(tx) };
    const register = registerOf(kind, terms);
    const hash = hashOf(register.processings);
    const own = kind === 'prati' ? await findLatestOwn(tx.db) : null;
    const latest = own ? { ...own, reviewedAt: null } : await findLatest(tx);
    const known = latest?.hash === hash ? latest : { number: null, firstSeenAt: null, reviewedAt: null };
    return ok({ register, version: { ...known, hash }, isKept: false, practice });
  });
}

async function readKept(
  tx: InPractice,
  kind: RegisterKind,
  number: number,
  practice: RegisterView['practice'],
): Promise<Result<RegisterView, RegisterError>> {
  const [row] = await findKept(tx, kind, { number, limit: 1 });
  if (!row) return err({ code: 'registers.version_unknown' });
  const { content, ...version } = row;
  return ok({ register: { kind, processings: content }, version, isKept: true, practice });
}
