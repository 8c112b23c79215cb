import { type Context, type InPractice, inPractice, inScope } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { removeAllFiles } from '@/lib/exports/remove-all-files';
import { beginHandOver, endHandOver, handOverList, readHandedLists } from '@/lib/handovers/hand-over';
import { type Handed, nothingHanded, type Outcome } from '@/lib/handovers/schema';
import { closeOffers } from '@/lib/handovers/withdraw-handover';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import type { Door } from '@/lib/sub-processors/outside';
import { countPlaces, isErased, lockAccount, wipeAccount } from './accounts/data';
import { archivePractice } from './archive-practice';
import { certify } from './certify';
import { changeRequest, lockRequest, type Progress, type Running } from './data';
import { blankPractice, countRows, destroyKeys, findAccounts, findNextEnd, findPointers, removeRows } from './erasing/data';
import { childrenFirst, practiceTables } from './erasing/tables';
import { isFree } from './rules';
import type { DeletionReport, KeptLine } from './schema';
import { suppress } from './suppress';

export type DeletionContext = Context & { readonly storage: Door<'storage'> };
type RequestId = Id<'deletionRequest'>;
const names = practiceTables.map(({ name }) => name);

/**
 * Erases a practice whose request is executing (PRODUCT 8.7): its successor gets the patients first, what a law keeps goes into the archive,
 * everything else is removed table by table, the prepared copies and every key with it, and what is left is counted by a second query before
 * the certificate is signed. Each part is written down in the transaction that does it, so that a worker killed anywhere is followed by one
 * that goes on there; one at a time.
 * @returns false when another worker is at it.
 */
export async function erasePractice(ctx: DeletionContext, requestId: RequestId): Promise<boolean> {
  const turn = await takeTurn(ctx, requestId);
  if (turn === null) return false;
  const inTurn = turnOf(ctx, requestId, turn);
  await transferAll(ctx, inTurn);
  const kept = await archiveAll(ctx, inTurn);
  await removeAllFiles(ctx);
  await closeAccounts(ctx);
  await removeAll(ctx, inTurn);
  await finish(inTurn, kept);
  ctx.keyring.forget();
  return true;
}

type Turn = { readonly request: Running; readonly startedAt: Date; readonly note: (more: Partial<Progress>) => Promise<unknown> };
type InTurn = <T>(work: (tx: InPractice, turn: Turn) => Promise<T>) => Promise<T>;

const takeTurn = (ctx: DeletionContext, id: RequestId): Promise<number | null> =>
  keepInPractice(ctx, 'deletions.execute', async (tx) => {
    const request = await lockRequest(tx, id);
    const now = tx.clock.now();
    if (request?.state !== 'executing' || !isFree(request.progress.aliveAt, now)) return null;
    const turn = (request.progress.turn ?? 0) + 1;
    await changeRequest(tx, id, { progress: { ...request.progress, turn, aliveAt: now.toISOString() } });
    return turn;
  });

/** Each step is a sign of life, and refuses a worker that was taken for dead and woke up. */
const turnOf =
  (ctx: DeletionContext, id: RequestId, turn: number): InTurn =>
  (work) =>
    keepInPractice(ctx, 'deletions.execute', async (tx) => {
      const request = await lockRequest(tx, id);
      if (request?.state !== 'executing' || !request.startedAt || request.progress.turn !== turn)
        throw new Error(`${id} is another worker’s`);
      const progress = { ...request.progress, aliveAt: tx.clock.now().toISOString() };
      await changeRequest(tx, id, { progress });
      const note = (more: Partial<Progress>) => changeRequest(tx, id, { progress: { ...progress, ...more } });
      return work(tx, { request: { ...request, progress }, startedAt: request.startedAt, note });
    });

/**
 * First of all, while everything can be read: the successor gets its lists, each in the transaction that writes down how far they are, or
 * nobody is left with an offer.
 */
async function transferAll(ctx: DeletionContext, inTurn: InTurn): Promise<void> {
  const { handover, progress } = await inTurn(async (_tx, { request }) => request);
  if (progress.transferred) return;
  if (handover !== 'transfer') return inTurn(closeOffers);
  const noted = (work: (tx: InPractice, handed: Handed) => Promise<Handed | Outcome>) =>
    inTurn(async (tx, { request, note }) => {
      const now = await work(tx, request.progress.handed ?? nothingHanded);
      await note('state' in now ? { transferred: now } : { handed: now });
      return now;
    });
  const begun = progress.handed ?? (await noted(beginHandOver));
  if ('state' in begun) return;
  for await (const list of readHandedLists(ctx, begun.place))
    if ('state' in (await noted((tx, handed) => handOverList(tx, list, handed)))) return;
  await noted(endHandOver);
}

async function archiveAll(ctx: DeletionContext, inTurn: InTurn): Promise<readonly KeptLine[]> {
  const begun = await inTurn(async (_tx, { request, startedAt }) => ({ archived: request.progress.archived, startedAt }));
  if (begun.archived) return begun.archived;
  const archived = await archivePractice(ctx, (work) => inTurn((tx) => work(tx)), begun.startedAt);
  await inTurn((_tx, { note }) => note({ archived }));
  return archived;
}

/** Logins that led nowhere but here go with the practice; who works or is treated elsewhere keeps theirs. */
async function closeAccounts(ctx: DeletionContext): Promise<void> {
  for (const accountId of await inPractice(ctx, findAccounts))
    await inScope(ctx, { account: accountId }, async (tx) => {
      // A worker killed further on comes here again: what is wiped and written down already stays so.
      await lockAccount(tx, accountId);
      if ((await isErased(tx, accountId)) || (await countPlaces(tx, accountId, ctx.actor.practiceId)) > 0) return;
      await wipeAccount(tx, accountId);
      await tx.keyring.destroyAccountKey(tx.db, accountId);
      await suppress(tx, { kind: 'account', practice: null, subject: accountId });
    });
}

async function removeAll(ctx: DeletionContext, inTurn: InTurn): Promise<void> {
  const order = childrenFirst(names, await inPractice(ctx, findPointers));
  // Twice: what is removed may leave a mark in a table that came before.
  for (const table of [...order, ...order])
    await inTurn(async (tx, { request, note }) => {
      const rows = await removeRows(tx, table);
      const { removed } = request.progress;
      if (rows > 0) await note({ removed: { ...removed, [table]: (removed?.[table] ?? 0) + rows } });
    });
}

const finish = (inTurn: InTurn, kept: readonly KeptLine[]): Promise<void> =>
  inTurn(async (tx, { request }) => {
    const { practiceId } = tx.actor;
    const left = [...(await countRows(tx, names))].filter(([, rows]) => rows > 0);
    if (left.length > 0) throw new Error(`rows are left in ${left.map(([table]) => table).join(', ')}`);
    await blankPractice(tx);
    const keysDestroyed = await destroyKeys(tx);
    const executedAt = tx.clock.now();
    const { removed, transferred } = request.progress;
    const report: DeletionReport = {
      ...{ kind: 'practice', subject: practiceId, requestedAt: request.requestedAt.toISOString(), executedAt: executedAt.toISOString() },
      ...{ handover: request.handover, kept, keysDestroyed, left: 0 },
      ...(transferred ? { transfer: transferred } : {}),
      erased: Object.entries(removed ?? {})
        .map(([table, rows]) => ({ table, rows }))
        .sort((a, b) => a.table.localeCompare(b.table, 'en')),
    };
    await changeRequest(tx, request.id, { state: 'done', executedAt, ringAt: await findNextEnd(tx) });
    await certify(tx, report);
    await suppress(tx, { kind: 'practice', practice: practiceId, subject: practiceId });
  });
