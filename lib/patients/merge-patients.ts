import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { Sealer } from '@/lib/platform/keyring';
import { openPeople } from './data';
import type { MergeError } from './errors';
import { deletePairsOf, findPairsOf } from './likely/data';
import { findHanging, findTokens, handOver, insertMerge, lockFiles, writeFile, writeTokens } from './merging/data';
import type { MergeWish } from './merging/rules';
import type { FileColumns } from './merging/schema';
import { mayKeepFiles } from './policy';
import { refuseRestricted } from './refuse-restricted';
import { place, sealedColumns } from './sealed-identity';
import { termsOf } from './search-tokens';
import { insertTokens } from './tokens/data';

/** How long a merge can be undone. */
export const undoDays = 30;
const DAY = 86_400_000;

type Merged = { readonly mergeId: Id<'merge'>; readonly survivorId: Id<'patient'> };

/**
 * Brings two files of one person together. The survivor keeps its id, takes the fields asked for and everything that hung on the other
 * file; the other file points to it, keeps the values not chosen, and is found through it. All in one transaction: of two merges of one
 * file at once, in whichever direction, one is done and the other is refused. Can be undone for thirty days (`undoMerge`).
 */
export async function mergePatients(ctx: Context, wish: MergeWish): Promise<Result<Merged, MergeError>> {
  if (!mayKeepFiles(ctx.actor)) return err({ code: 'patient.not_allowed' });
  if (wish.survivorId === wish.mergedId) return err({ code: 'patient.merge_same' });
  return changeInPractice(ctx, 'patients.merge', (tx) => mergeOnce(tx, wish));
}

async function mergeOnce(tx: InPractice, { survivorId, mergedId, take, deathOf }: MergeWish): Promise<Result<Merged, MergeError>> {
  const files = await lockFiles(tx, [survivorId, mergedId]);
  const [survivor, merged] = [survivorId, mergedId].map((id) => files.find((file) => file.id === id));
  if (!survivor || !merged) return err({ code: 'patient.not_found' });
  if (survivor.mergedInto || merged.mergedInto) return err({ code: 'patient.already_merged' });
  const restricted = (await refuseRestricted(tx, survivorId)) ?? (await refuseRestricted(tx, mergedId));
  if (restricted) return err(restricted);
  const sealers = await tx.keyring.patientSealers(tx.db, tx.actor.practiceId, [survivorId, mergedId]);
  const [own, others] = [sealers.get(survivorId), sealers.get(mergedId)];
  if (survivor.erased || merged.erased || !own || own === 'destroyed' || !others || others === 'destroyed')
    return err({ code: 'patient.erased' });

  const keys = { survivor: { id: survivorId, sealer: own }, merged: { id: mergedId, sealer: others } };
  const death = deathOfBoth(keys, { survivor: survivor.columns, merged: merged.columns }, deathOf);
  if (death === 'differ') return err({ code: 'patient.merge_deaths_differ' });
  const exchanged = exchange(keys, { survivor: survivor.columns, merged: merged.columns }, take);
  const after = { ...exchanged.survivor, ...together(survivor.columns, merged.columns, take), ...death };
  const left = { ...exchanged.merged, ...(after.account_id === merged.columns.account_id ? { account_id: null } : {}) };
  const tokens = { survivor: await findTokens(tx, survivorId), merged: await findTokens(tx, mergedId) };
  const pairs = await findPairsOf(tx, mergedId);
  const moved = await findHanging(tx, mergedId);

  // The pointer is set last: what still hangs on the file is moved first, and nothing new may come to one that points away.
  await writeFile(tx, mergedId, left);
  await writeFile(tx, survivorId, after);
  const cells = await handOver(tx, moved, { from: keys.merged, to: keys.survivor });
  await writeFile(tx, mergedId, {}, { into: survivorId });
  await writeTokens(tx, mergedId, [], 'replace');
  await writeTokens(tx, survivorId, tokens.merged, 'add');
  await findByBoth(tx, survivorId);
  await deletePairsOf(tx, mergedId);

  const mergeId = newId('merge');
  const snapshot = {
    survivor: { before: survivor.columns, after: { ...survivor.columns, ...after }, tokens: tokens.survivor, foundAs: survivor.foundAs },
    merged: { before: merged.columns, tokens: tokens.merged },
    ...{ cells, pairs },
  };
  const mergedBy = pseudonymOf(tx.actor) ?? tx.actor.kind;
  const undoUntil = new Date(tx.clock.now().getTime() + undoDays * DAY);
  await insertMerge(tx, mergeId, { survivorId, mergedId, moved, snapshot, mergedBy, undoUntil }, own);
  await record(tx, 'patient.merged', { patientId: survivorId, mergedId });
  await recordAudit(tx, 'patient.merged', survivorId, {
    ...{ mergeId, mergedId, appointments: moved.appointment.length, waitingEntries: moved.waiting_entry.length },
    took: take.join(' '),
  });
  return ok({ mergeId, survivorId });
}

type Keys = Record<'survivor' | 'merged', { readonly id: Id<'patient'>; readonly sealer: Sealer }>;

/** The values asked for change places, each sealed for the file it goes to: nothing either file said is lost. */
function exchange(keys: Keys, columns: Record<'survivor' | 'merged', FileColumns>, take: MergeWish['take']) {
  const changed: Record<'survivor' | 'merged', FileColumns> = { survivor: {}, merged: {} };
  for (const field of take) {
    const column = sealedColumns[field];
    for (const [to, from] of [
      ['survivor', 'merged'],
      ['merged', 'survivor'],
    ] as const) {
      const sealed = columns[from][column] ?? null;
      const plain = sealed === null ? null : keys[from].sealer.open(sealed, place(field, keys[from].id));
      changed[to][column] = plain === null ? null : keys[to].sealer.seal(plain, place(field, keys[to].id));
    }
  }
  return changed;
}

/** A death noted on either file stands on the one there will be, with who noted it; of two days one is chosen. */
function deathOfBoth(
  keys: Keys,
  columns: Record<'survivor' | 'merged', FileColumns>,
  chosen: MergeWish['deathOf'],
): FileColumns | 'differ' {
  const dayOf = (side: 'survivor' | 'merged') => {
    const sealed = columns[side].deceased_on_sealed ?? null;
    return sealed === null ? null : keys[side].sealer.open(sealed, place('deceasedOn', keys[side].id));
  };
  const [own, other] = [dayOf('survivor'), dayOf('merged')];
  if (own !== null && other !== null && own !== other && !chosen) return 'differ';
  if (other === null || own === other || (own !== null && chosen === 'survivor')) return {};
  return {
    deceased_on_sealed: keys.survivor.sealer.seal(other, place('deceasedOn', keys.survivor.id)),
    deceased_noted_at: columns.merged.deceased_noted_at ?? null,
    deceased_noted_by: columns.merged.deceased_noted_by ?? null,
  };
}

/** What is not chosen but follows: one account, the later visit, and a block that either file had. */
function together(survivor: FileColumns, merged: FileColumns, take: MergeWish['take']): FileColumns {
  const isBlocked = survivor.online_blocked_at ? survivor : merged;
  // "This address is not this patient's" was said of an address: it goes where the address goes.
  const reached = take.includes('email') ? merged : survivor;
  return {
    account_id: survivor.account_id ?? merged.account_id ?? null,
    last_visit_at: later(survivor.last_visit_at, merged.last_visit_at),
    absences_forgiven_at: later(survivor.absences_forgiven_at, merged.absences_forgiven_at),
    online_blocked_at: isBlocked.online_blocked_at ?? null,
    online_blocked_by: isBlocked.online_blocked_by ?? null,
    online_block_reason: isBlocked.online_block_reason ?? null,
    contact_refused_at: reached.contact_refused_at ?? null,
  };
}
const later = (a: string | null | undefined, b: string | null | undefined): string | null =>
  a && b ? (Date.parse(a) >= Date.parse(b) ? a : b) : (a ?? b ?? null);

/** The survivor is found by what it now says and by what each file merged into it says. */
async function findByBoth(tx: InPractice, id: Id<'patient'>): Promise<void> {
  const person = (await openPeople(tx, [id])).get(id);
  if (person) await insertTokens(tx, id, [person.identity, ...person.others].flatMap(termsOf));
}
