import { inScope, type OpenContext } from '@/lib/context';
import { newId } from '@/lib/core/id';
import { sameText } from '@/lib/platform/crypto';
import { type AccountRow, countFailure, findAccountByEmail, forgetFailures, restUntil } from './data';
import { passwordMatches } from './passwords';
import { restAfter } from './rules';
import type { SignIn } from './schema';

/** What a browser keeps after a good sign-in: it shows that this device knew the password, and dies with it. */
export const deviceMark = ({ keyring }: Pick<OpenContext, 'keyring'>, account: Pick<AccountRow, 'id' | 'passwordHash'>) =>
  keyring.platformToken('known-device', `${account.id} ${account.passwordHash}`);

/**
 * The account behind e-mail and password, or null: no such account, wrong password, disabled and resting all look the same and take the
 * same time. After five failures in a row the account rests, longer each time; a device that signed in before is not kept waiting, so that
 * nobody can lock a person out from afar.
 */
export async function checkCredentials(open: OpenContext, wish: SignIn & { knownDevice?: string | undefined }): Promise<AccountRow | null> {
  const account = await inScope(open, {}, (tx) => findAccountByEmail(tx, wish.email));
  const known = account !== null && wish.knownDevice !== undefined && sameText(wish.knownDevice, deviceMark(open, account));
  return checkPassword(open, account, wish.password, known);
}

/** The same of an account already found; `known`: it is not kept waiting by its own failures. */
export async function checkPassword(
  open: OpenContext,
  account: AccountRow | null,
  password: string,
  known: boolean,
): Promise<AccountRow | null> {
  const right = await passwordMatches(password, account?.passwordHash ?? null);
  if (!account || account.disabledAt) return sameWork(open);

  const now = open.clock.now();
  if (account.lockedUntil && account.lockedUntil > now && !known) return sameWork(open);

  await inScope(open, {}, async (tx) => {
    if (right) return forgetFailures(tx, account.id);
    const rest = restAfter(await countFailure(tx, account.id));
    return rest > 0 ? restUntil(tx, account.id, new Date(now.getTime() + rest)) : undefined;
  });
  return right ? account : null;
}

/** What a refusal without a trace would save in time is spent here. */
const sameWork = (open: OpenContext): Promise<null> =>
  inScope(open, {}, async (tx) => {
    await forgetFailures(tx, newId('account'));
    return null;
  });
