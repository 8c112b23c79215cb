import { checkCredentials } from '@/lib/access/check-credentials';
import type { SignIn } from '@/lib/access/schema';
import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { countCustodians, endCustodian, hasPlace, insertCustodian, isCustodian, lockCustodians } from './custodians/data';
import type { CustodyError } from './errors';

declare const proved: unique symbol;
/** Somebody of Prati who proved who they are just now. Only this file makes one. */
export type Custodian = { readonly accountId: Id<'account'>; readonly [proved]: true };
export type CustodyContext = OpenContext & { readonly custodian: Custodian };
const asCustodian = (accountId: Id<'account'>) => ({ accountId }) as Custodian;

/** The account behind e-mail and password, under its own limit on wrong tries; refused unless it was appointed. */
export async function proveCustodian(open: OpenContext, proof: SignIn): Promise<Result<Custodian, CustodyError>> {
  const account = await checkCredentials(open, proof);
  if (!account) return err({ code: 'custody.not_proved' });
  return (await inScope(open, {}, (tx) => isCustodian(tx, account.id)))
    ? ok(asCustodian(account.id))
    : err({ code: 'custody.no_custodian' });
}

/**
 * Appoints whoever proves the account `newcomer`. The first, and only while there is none, appoints themselves; from then on a custodian has
 * to be there too, so that nobody alone makes a second person. Who works in or is treated by a practice is nobody of Prati's here.
 */
export async function appointCustodian(
  open: OpenContext,
  { newcomer, by }: { readonly newcomer: SignIn; readonly by: Custodian | null },
): Promise<Result<Id<'account'>, CustodyError>> {
  const account = await checkCredentials(open, newcomer);
  if (!account) return err({ code: 'custody.not_proved' });
  return inScope(open, { account: account.id }, async (tx) => {
    await lockCustodians(tx);
    if (await hasPlace(tx, account.id)) return err({ code: 'custody.works_in_practice' });
    if (!by && (await countCustodians(tx)) > 0) return err({ code: 'custody.no_custodian' });
    await insertCustodian(tx, account.id, by?.accountId ?? account.id);
    return (await isCustodian(tx, account.id)) ? ok(account.id) : err({ code: 'custody.no_custodian' });
  });
}

/** Whether nobody was appointed yet. */
export const hasNoCustodian = (open: OpenContext): Promise<boolean> => inScope(open, {}, async (tx) => (await countCustodians(tx)) === 0);

/** Steps down; what one asked or approved stays as it was. For good: whoever stepped down is not appointed again. */
export const stepDown = (ctx: CustodyContext): Promise<boolean> => inScope(ctx, {}, (tx) => endCustodian(tx, ctx.custodian.accountId));
