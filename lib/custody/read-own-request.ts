import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findOwn } from './requests/data';
import type { KeptRequest } from './schema';

/** One request of a login to Prati as it stands; null when there is none any more. The transaction must see the account's own rows. */
export async function readOwnRequest(
  tx: Pick<InPractice, 'db'>,
  accountId: Id<'account'>,
  requestId: Id<'custodyRequest'>,
): Promise<KeptRequest | null> {
  return (await findOwn(tx, accountId)).find(({ id }) => id === requestId) ?? null;
}
