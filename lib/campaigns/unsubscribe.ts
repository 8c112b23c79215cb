import { memberByLink } from '@/lib/access/member-by-link';
import { readMemberContact } from '@/lib/access/read-member-contact';
import { systemActor } from '@/lib/access/system';
import { answerIn } from '@/lib/consents/answer-in';
import { isGiven } from '@/lib/consents/is-given';
import type { Method } from '@/lib/consents/schema';
import { inPractice, type OpenContext } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { CampaignError } from './errors';
import { readUnsubscribeToken } from './unsubscribe-token';

type Token = { readonly token: string };

/** Whether the newsletter still comes to whom a link was sent. Says nothing of who that is. */
export async function readUnsubscribing(open: OpenContext, { token }: Token): Promise<Result<{ isSubscribed: boolean }, CampaignError>> {
  const who = readUnsubscribeToken(open.keyring, token);
  if (!who) return err({ code: 'campaign.link_unknown' });
  const ctx = { ...open, actor: systemActor(who.practiceId, 'campaigns.unsubscribe') };
  return ok({ isSubscribed: await inPractice(ctx, (tx) => isGiven(tx, { key: 'marketing_emails', subject: who.memberId })) });
}

/**
 * Takes back the yes to newsletters of whom the link was sent to, by one press and without signing in; a second press changes nothing.
 * Service mails go on. @param method `api` where a mail program pressed (RFC 8058).
 */
export async function unsubscribe(
  open: OpenContext,
  { token }: Token,
  method: Extract<Method, 'api' | 'toggle'>,
): Promise<Result<null, CampaignError | LifecycleError>> {
  const who = readUnsubscribeToken(open.keyring, token);
  if (!who) return err({ code: 'campaign.link_unknown' });
  const ctx = { ...open, actor: systemActor(who.practiceId, 'campaigns.unsubscribe') };
  return changeInPractice(ctx, 'campaigns.unsubscribe', async (tx) => {
    const member = await memberByLink(tx, who.memberId);
    if (!member) return ok(null); // who left is written to no more
    const contact = await readMemberContact(tx, who.memberId);
    const answered = await answerIn(
      { ...tx, actor: member },
      {
        ...{ key: 'marketing_emails', answer: 'withdrawn', method, noticeId: 'unsubscribe-link', textVersion: '' },
        ...{ language: contact?.locale ?? 'fr', trace: { channel: method === 'api' ? 'api' : 'web' } },
      },
    );
    if (!answered.ok) throw new Error(`a withdrawal was refused: ${answered.error.code}`);
    return ok(null);
  });
}
