import { createAccount } from '@/lib/access/create-account';
import { joinPractice } from '@/lib/access/join-practice';
import { hashPassword } from '@/lib/access/passwords';
import { passwordFlaws } from '@/lib/access/rules';
import { recordAudit } from '@/lib/audit/record';
import { inScope, type OpenContext } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { insertPractice, insertPractitioner } from './data';
import type { SignUpError } from './errors';
import { slugFor } from './rules';
import { type SignUpPractice, termsVersion } from './schema';

type Wish = Omit<SignUpPractice, 'terms'> & { readonly locale: Locale };
/** What the demo practice says differently. */
type Odd = { readonly slug?: string; readonly demo?: boolean; readonly timeZone?: string };

/**
 * A new practice: account, practice with its key, owner, first agenda, all or nothing. The zone is Europe/Paris unless told.
 * Null when the e-mail has an account already: the page answers the same in both cases, so that it tells nobody who signs in here.
 */
export async function signUpPractice(open: OpenContext, wish: Wish, odd: Odd = {}): Promise<Result<MemberActor | null, SignUpError>> {
  const { email, givenName, familyName, practiceName, locale } = wish;
  // The demo practice's password is printed on the screen for everyone to use: its strength protects nothing.
  const flaws = odd.demo ? [] : passwordFlaws(wish.password, [givenName, familyName, email, practiceName]);
  if (flaws.length > 0) return err({ code: 'access.password_weak', flaws });
  const passwordHash = await hashPassword(wish.password);

  const practiceId = newId('practice');
  return inScope(open, { practice: practiceId }, async (tx) => {
    const accountId = await createAccount(tx, { email, passwordHash, locale });
    if (!accountId) return ok(null);

    const onboarding = { termsVersion, termsAcknowledgedAt: tx.clock.now().toISOString() };
    const timeZone = odd.timeZone ?? 'Europe/Paris';
    await insertPractice(tx, {
      id: practiceId,
      name: practiceName,
      timeZone,
      jurisdiction: 'FR',
      locale,
      demo: odd.demo ?? false,
      onboarding,
    });
    const member = await joinPractice(tx, { practiceId, accountId, role: 'owner', displayName: `${givenName} ${familyName}` });
    if (!member) throw new Error('A new practice has no members');

    const agenda = { practiceId, memberId: member.memberId, honorific: '', givenName, familyName };
    const practitionerId = await insertPractitioner(
      tx,
      { ...agenda, specialty: wish.specialty, languages: [], listed: wish.listed },
      odd.slug ?? slugFor(givenName, familyName),
    );
    const owner = { ...member, practitionerId };
    await record({ ...tx, actor: owner }, 'practice.signed_up', {});
    await recordAudit({ ...tx, actor: owner }, 'practice.signed_up', practiceId, { termsVersion, listed: wish.listed });
    return ok(owner);
  });
}
