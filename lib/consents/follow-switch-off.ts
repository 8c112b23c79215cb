import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Result } from '@/lib/core/result';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { isGiven } from './is-given';
import type { Integration } from './schema';

/** Whose switch it was: the practice, or the member for an integration each member switches on. */
type Subject = string;
/** What an integration leaves behind when it is switched off (PRODUCT 3.1). Every part is safe to repeat: a killed worker begins anew. */
export type SwitchedOff<C extends Context = Context> = {
  /** Jobs and effects that wait to be sent, dropped. @returns how many. */
  readonly dropWaiting: (tx: InPractice, subject: Subject) => Promise<number>;
  /** Ends the access at the provider, which may be reached for that. @returns names of the tokens that are of no use there any more. */
  readonly revoke: (ctx: C, subject: Subject) => Promise<Result<readonly string[], { readonly code: string }>>;
  /** Deletes those tokens, and no other: one given by switching on again meanwhile stays. */
  readonly forgetTokens: (tx: InPractice, tokens: readonly string[]) => Promise<number>;
  /** Removes what was copied here from the service. @returns how many rows. */
  readonly removeCopies: (tx: InPractice, subject: Subject) => Promise<number>;
};
/** One entry for each of the seven; null for what is not connected. */
export type OnSwitchedOff<C extends Context = Context> = Readonly<Record<Integration, SwitchedOff<C> | null>>;

/** The provider did not take the revocation: the job comes back. */
class NotRevoked extends Error {
  override readonly name = 'NotRevoked';
  readonly code = 'consents.not_revoked';
}

/**
 * Makes what follows from switching an integration off so. Its gate was shut from the answer's commit on; this empties what stands behind it:
 * waiting jobs at once, then the access at the provider, then its tokens and copies here. Switched on again meanwhile, the copies stay.
 * Throws when the provider does not answer, for the job to be tried again.
 */
export async function followSwitchOff<C extends Context>(
  ctx: C,
  { integration, subject }: { readonly integration: Integration; readonly subject: Subject },
  on: OnSwitchedOff<C>,
): Promise<'nothing there' | 'on' | 'emptied'> {
  const behind = on[integration];
  if (!behind) return 'nothing there';
  const ask = { key: 'third_party_integrations', object: integration, subject } as const;
  const dropped = await keepInPractice(ctx, 'consents.follow_switch_off', async (tx) =>
    (await isGiven(tx, ask)) ? null : behind.dropWaiting(tx, subject),
  );
  if (dropped === null) return 'on';
  const revoked = await behind.revoke(ctx, subject);
  if (!revoked.ok) throw new NotRevoked(revoked.error.code);
  return keepInPractice(ctx, 'consents.follow_switch_off', async (tx) => {
    const tokens = await behind.forgetTokens(tx, revoked.value);
    const copies = (await isGiven(tx, ask)) ? 0 : await behind.removeCopies(tx, subject);
    await recordAudit(tx, 'integration.switched_off', subject, { integration, dropped, revoked: revoked.value.length, tokens, copies });
    return 'emptied' as const;
  });
}
