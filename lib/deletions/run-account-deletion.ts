import { systemActor } from '@/lib/access/system';
import { recordAudit } from '@/lib/audit/record';
import { type InPractice, inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import {
  type AccountClosing,
  changeClosing,
  countSolelyOwned,
  findClosing,
  findPlaces,
  isErased,
  leavePractice,
  lockAccount,
  wipeAccount,
} from './accounts/data';
import { atHome, type Home, homeOf, isTold, readWarning, writeFromPrati } from './accounts/home';
import { certify } from './certify';
import { warnedUntil, warningLookedAt } from './rules';
import { suppress } from './suppress';
import { putOff, wasUsed } from './unused/data';
import { whoseIs } from './unused/whose';

type Closing = { readonly closingId: Id<'accountDeletion'> };
type Outcome = 'known' | 'waiting' | 'erased';

/** A carrier that answers nothing for so long does not hold the erasure up any longer. */
const patienceMs = 24 * 60 * 60_000;

/**
 * Erases one account once its thirty days are over: told by a last letter, out of every practice, then wiped, its key destroyed, certified.
 * The row is read again under the account's lock, so that one taken back never runs; killed at any moment it goes on where it was.
 */
export async function runAccountDeletion(open: OpenContext, { closingId }: Closing): Promise<Outcome> {
  const closing = await inScope(open, {}, (tx) => findClosing(tx, closingId));
  if (!closing || closing.state === 'withdrawn' || closing.state === 'done') return 'known';
  const now = open.clock.now();
  if (now < closing.executeAt) return 'waiting';
  const home = await homeOf(open, closing);
  if (closing.state === 'waiting') return begin(open, home, closing);

  const told = await atHome(open, by(home, closing), (tx) => isTold(tx, home, closing.id));
  if (!told && now.getTime() - closing.executeAt.getTime() < patienceMs) return 'waiting';
  return finish(open, closing);
}

const by = (home: Home, { accountId }: AccountClosing) => ({ home, accountId, toDo: 'run-account' }) as const;

/**
 * From here on it cannot be taken back. Who became the only owner of a practice meanwhile keeps the account: it would be nobody's. One that
 * nobody used goes only when the letter left thirty days ago, and stays when it was used, or is somebody's at work or expected by now.
 */
async function begin(open: OpenContext, home: Home, closing: AccountClosing): Promise<Outcome> {
  const { id, accountId } = closing;
  const isUnused = closing.cause === 'unused';
  const isKept = isUnused
    ? ['member', 'expected'].includes(String(await whoseIs(open, accountId)))
    : (await inScope(open, { account: accountId }, (tx) => countSolelyOwned(tx, accountId))) > 0;
  return atHome(open, by(home, closing), async (tx, practice) => {
    await lockAccount(tx, accountId);
    const current = await findClosing(tx, id);
    if (current?.state !== 'waiting') return 'known';
    const next = isKept ? 'keep' : isUnused ? await nextOfUnused(tx, home, current) : 'go';
    if (next === 'wait') return 'waiting';
    await changeClosing(tx, id, next === 'keep' ? { state: 'withdrawn', withdrawnAt: tx.clock.now() } : { state: 'executing' });
    if (next === 'keep') return 'known';
    if (!practice) {
      await writeFromPrati(tx, 'account_closed', closing);
      return 'waiting';
    }
    await record(practice, 'account.closing_begun', { closingId: id });
    await recordAudit(practice, 'account.closing_begun', id, {});
    return 'waiting';
  });
}

/**
 * `wait`: the letter has not left, or not thirty days ago; the row is put off. `keep`: it was used, or could not be told, or its letter went
 * with a practice that was deleted since: it is warned anew from where it leads then.
 */
async function nextOfUnused(
  tx: Pick<InPractice, 'db' | 'clock' | 'keyring'>,
  home: Home,
  { id, accountId, requestedAt }: AccountClosing,
): Promise<'go' | 'wait' | 'keep'> {
  if (await wasUsed(tx, accountId, requestedAt)) return 'keep';
  const [left, now] = [await readWarning(tx, home, id), tx.clock.now()];
  if (left === null) return 'keep';
  const until = left === 'pending' ? null : warnedUntil(left);
  if (until && until <= now) return 'go';
  await putOff(tx, id, until ? { ringAt: until, executeAt: until } : { ringAt: warningLookedAt(now) });
  return 'wait';
}

async function finish(open: OpenContext, closing: AccountClosing): Promise<Outcome> {
  const { id, accountId } = closing;
  const places = await inScope(open, { account: accountId }, (tx) => findPlaces(tx, accountId));
  let left = 0;
  for (const practiceId of places)
    left += await keepInPractice({ ...open, actor: systemActor(practiceId, 'deletions.run-account') }, 'deletions.execute', async (tx) => {
      const rows = await leavePractice(tx, practiceId, accountId);
      await recordAudit(tx, 'account.left', accountId, {});
      return rows;
    });
  return inScope(open, { account: accountId }, async (tx): Promise<Outcome> => {
    await lockAccount(tx, accountId);
    const current = await findClosing(tx, id);
    if (current?.state !== 'executing') return 'known';
    const wiped = await wipeAccount(tx, accountId);
    const keysDestroyed = await tx.keyring.destroyAccountKey(tx.db, accountId);
    if (!(await isErased(tx, accountId))) throw new Error(`${accountId} is not erased`);
    await changeClosing(tx, id, { state: 'done', executedAt: tx.clock.now() });
    await certify(tx, {
      ...{ kind: 'account', subject: accountId, requestedAt: closing.requestedAt.toISOString(), executedAt: tx.clock.now().toISOString() },
      ...{ handover: null, kept: [], keysDestroyed, left: 0 },
      erased: [
        { table: 'account', rows: 1 },
        { table: 'session', rows: wiped.sessions },
        { table: 'account_letter', rows: wiped.letters },
        { table: 'member, patient', rows: left },
      ],
    });
    await suppress(tx, { kind: 'account', practice: null, subject: accountId });
    return 'erased';
  });
}
