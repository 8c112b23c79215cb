import { systemActor } from '@/lib/access/system';
import { type Context, type InPractice, inPractice, inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { eraseFile } from '@/lib/patients/erase-file';
import { findPlaces, leavePractice, lockAccount, wipeAccount } from '../accounts/data';
import { archivePractice } from '../archive-practice';
import { blankPractice, countRows, destroyKeys, findPointers, removeRows } from '../erasing/data';
import { childrenFirst, practiceTables } from '../erasing/tables';
import type { Entry } from '../ledger/rules';
import { findFile, hasKeys, markDeleted, settleClosings, wipeRequests } from './data';

const act = 'deletions.execute';
const names = practiceTables.map(({ name }) => name);
const within = (open: OpenContext, practiceId: string): Context => ({
  ...open,
  actor: systemActor(practiceId as Id<'practice'>, 'deletions.replay'),
});

/**
 * Erases again what an entry of the ledger says was erased, as far as this database has it. Done again it changes nothing. What the law
 * keeps lies in the archive since the first time.
 */
export function forget(open: OpenContext, entry: Entry): Promise<void> {
  if (entry.kind === 'practice') return forgetPractice(open, entry);
  if (entry.kind === 'account') return forgetAccount(open, entry);
  return forgetPatient(open, entry);
}

async function forgetPractice(open: OpenContext, { subject, erasedAt }: Entry): Promise<void> {
  const ctx = within(open, subject);
  const step = <T>(work: (tx: InPractice) => Promise<T>) => keepInPractice(ctx, act, work);
  if (!(await step((tx) => markDeleted(tx, erasedAt)))) return;
  // Where its keys came back, the archive did too, from before: what the law keeps is archived again.
  if (await step(hasKeys)) await archivePractice(ctx, step, erasedAt);
  const order = childrenFirst(names, await inPractice(ctx, findPointers));
  // Twice: what is removed may leave a mark in a table that came before.
  for (const table of [...order, ...order]) await step((tx) => removeRows(tx, table));
  await step(async (tx) => {
    const left = [...(await countRows(tx, names))].filter(([, rows]) => rows > 0);
    if (left.length > 0) throw new Error(`rows of ${subject} are left in ${left.map(([table]) => table).join(', ')}`);
    await blankPractice(tx);
    await destroyKeys(tx);
  });
}

async function forgetAccount(open: OpenContext, { subject, erasedAt }: Entry): Promise<void> {
  const accountId = subject as Id<'account'>;
  const places = await inScope(open, { account: accountId }, (tx) => findPlaces(tx, accountId));
  for (const practiceId of places) await keepInPractice(within(open, practiceId), act, (tx) => leavePractice(tx, practiceId, accountId));
  await inScope(open, { account: accountId }, async (tx) => {
    if (!(await lockAccount(tx, accountId))) return;
    await wipeAccount(tx, accountId);
    await tx.keyring.destroyAccountKey(tx.db, accountId);
    await settleClosings(tx, accountId, erasedAt);
  });
}

async function forgetPatient(open: OpenContext, { practice, subject }: Entry): Promise<void> {
  if (!practice) throw new Error(`the suppression ledger does not say whose patient ${subject} was`);
  const patientId = subject as Id<'patient'>;
  await keepInPractice(within(open, practice), act, async (tx) => {
    const file = await findFile(tx, patientId);
    if (file === 'there') await eraseFile(tx, patientId);
    // Keys that were restored from their own backup may be older than the rows.
    if (file === 'erased') await tx.keyring.destroyPatientKey(tx.db, tx.actor.practiceId, patientId);
    if (file !== 'none') await wipeRequests(tx, patientId);
  });
}
