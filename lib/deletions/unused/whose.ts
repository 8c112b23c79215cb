import { systemActor } from '@/lib/access/system';
import { inPractice, inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { policies } from '@/lib/retention/policies';
import { cutoffOf } from '@/lib/retention/terms';
import { awaitsAnswer, findPlacesOf, isCustodian, isExpected, isLiving } from './data';

/** Prati is the controller of accounts, from France. */
const timeZone = 'Europe/Paris';

/** Nobody signed in since this instant: thirty days from now the two years (PRODUCT section 5) are over. */
export const unusedSince = (now: Date, warnedDays: number): Date => {
  const { keep } = policies.patient_account;
  if (!keep) throw new Error('accounts of patients have no term');
  return cutoffOf([keep], new Date(now.getTime() + warnedDays * 86_400_000), timeZone);
};

/** Where the letter leaves from, null for Prati itself: it leads to no practice that lives; or why the account is not to be closed. */
type Whose = { readonly home: Id<'practice'> | null } | 'member' | 'expected';

/**
 * Whose an account is: only a patient's, or nobody's, is closed for want of use. Who works anywhere, or for Prati, keeps it, and who did until
 * lately keeps it for the term of `member_account`; who is expected somewhere (a visit to come, a request of rights that waits, one to Prati
 * about what a closed practice left) counts as active.
 */
export async function whoseIs(open: OpenContext, accountId: Id<'account'>): Promise<Whose> {
  const { places, worksForPrati, awaited } = await inScope(open, { account: accountId }, async (tx) => ({
    places: await findPlacesOf(tx, accountId),
    worksForPrati: await isCustodian(tx, accountId),
    awaited: await awaitsAnswer(tx, accountId),
  }));
  if (worksForPrati) return 'member';
  const { archive } = policies.member_account;
  const leftBefore = archive ? cutoffOf([archive], open.clock.now(), timeZone) : null;
  if (places.some(({ as, until }) => as === 'member' || (until && leftBefore && until >= leftBefore))) return 'member';
  if (awaited) return 'expected';
  let home: Id<'practice'> | null = null;
  for (const { practiceId, as } of places) {
    const of = { ...open, actor: systemActor(practiceId, 'deletions.close-unused') };
    const { living, expected } = await inPractice(of, async (tx) => ({
      living: await isLiving(tx),
      expected: as === 'patient' && (await isExpected(tx, accountId)),
    }));
    if (expected) return 'expected';
    if (living) home ??= practiceId;
  }
  return { home };
}
