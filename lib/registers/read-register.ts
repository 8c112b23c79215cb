import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { findChosenYears, findLatest, findLatestOwn, findPractice } from './data';
import type { RegisterError } from './errors';
import { mayReadRegister } from './policy';
import { hashOf, proposed, registerOf } from './register';
import type { Register, RegisterKind, ReviewedVersion } from './schema';

export type RegisterView = {
  readonly register: Register;
  readonly version: ReviewedVersion;
  readonly practice: { readonly name: string; readonly jurisdiction: string; readonly timeZone: string };
};

/**
 * A register as it is at this moment, from the data map, the policies and the practice's own choices, with the version it is. The practice's
 * own has the same content as the processor's and so its version. Members only.
 */
export async function readRegister(ctx: Context, kind: RegisterKind): Promise<Result<RegisterView, RegisterError>> {
  if (!mayReadRegister(ctx.actor)) return err({ code: 'registers.not_allowed' });
  return inPractice(ctx, async (tx) => {
    const practice = await findPractice(tx);
    const terms = kind === 'prati' ? proposed : { jurisdiction: practice.jurisdiction, chosen: await findChosenYears(tx) };
    const register = registerOf(kind, terms);
    const hash = hashOf(register.processings);
    const own = kind === 'prati' ? await findLatestOwn(tx.db) : null;
    const latest = own ? { ...own, reviewedAt: null } : await findLatest(tx);
    const known = latest?.hash === hash ? latest : { number: null, firstSeenAt: null, reviewedAt: null };
    const { number, firstSeenAt, reviewedAt } = known;
    return ok({ register, version: { hash, number, firstSeenAt, reviewedAt }, practice });
  });
}
