import { createAccount } from '@/lib/access/create-account';
import { joinPractice } from '@/lib/access/join-practice';
import { hashPassword } from '@/lib/access/passwords';
import { passwordFlaws } from '@/lib/access/rules';
import { recordAudit } from '@/lib/audit/record';
import { answerIn } from '@/lib/consents/answer-in';
import type { Choice, Trace } from '@/lib/consents/schema';
import { textInForce } from '@/lib/consents/text-in-force';
import { type InPractice, inScope, type OpenContext } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { startTrial } from '@/lib/lifecycle/enter';
import { insertPractice, insertPractitioner } from './data';
import type { SignUpError } from './errors';
import { slugFor } from './rules';
import type { SignUpPractice } from './schema';

type Wish = Omit<SignUpPractice, 'terms'> & { readonly locale: Locale; readonly trace?: Trace };
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

    const timeZone = odd.timeZone ?? 'Europe/Paris';
    await insertPractice(tx, {
      id: practiceId,
      name: practiceName,
      timeZone,
      jurisdiction: 'FR',
      locale,
      demo: odd.demo ?? false,
      onboarding: {},
    });
    const member = await joinPractice(tx, { practiceId, accountId, role: 'owner', displayName: `${givenName} ${familyName}` });
    if (!member) throw new Error('A new practice has no members');

    const agenda = { practiceId, memberId: member.memberId, honorific: '', givenName, familyName };
    const practitionerId = await insertPractitioner(
      tx,
      { ...agenda, specialty: wish.specialty, languages: [] },
      odd.slug ?? slugFor(givenName, familyName),
    );
    const owner = { ...member, practitionerId };
    const here = { ...tx, actor: owner };
    const shown = { method: 'sign_up_box', noticeId: 'sign_up', language: locale, trace: wish.trace } as const;
    await answered(here, { ...shown, key: 'tos_privacy', answer: 'given' });
    await answered(here, { ...shown, key: 'public_directory_listing', answer: wish.listed ? 'given' : 'refused' });
    await record(here, 'practice.signed_up', {});
    await startTrial({ ...tx, actor: owner });
    await recordAudit(here, 'practice.signed_up', practiceId, { listed: wish.listed });
    return ok(owner);
  });
}

/** What the form showed is the text in force: nobody can have refused it. */
async function answered(
  tx: InPractice,
  choice: Omit<Choice, 'textVersion'> & { readonly key: 'tos_privacy' | 'public_directory_listing' },
) {
  const { version } = textInForce(choice.key, tx.clock.now(), choice.language);
  const result = await answerIn(tx, { ...choice, textVersion: version });
  if (!result.ok) throw new Error(`A new owner may not answer: ${result.error.code}`);
}
