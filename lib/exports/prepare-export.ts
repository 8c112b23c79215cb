import { createHash } from 'node:crypto';
import { type Context, inPractice } from '@/lib/context';
import { record } from '@/lib/events/record';
import type { StoragePort } from '@/lib/integrations/storage/port';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { newKeyBytes } from '@/lib/platform/crypto';
import { sealStream } from '@/lib/platform/sealed-stream';
import type { Door, Endings } from '@/lib/sub-processors/outside';
import { reach } from '@/lib/sub-processors/reach';
import { type Archive, openArchive } from './archive';
import { contentsOf } from './contents/contents';
import { type ExportId, type ExportJob, fail, finish, keepUp, letGo, takeUp } from './data';
import { keyPlace, objectFolder, objectName } from './places';
import { findFilesOf } from './reading/data';
import { openSource, type Subject } from './reading/source';
import { exportLimits } from './rules';
import type { FileEntry } from './schema';

export type Preparing = Context & { readonly storage: Door<'storage'>; readonly appUrl: string };

/** Another worker has taken the job over: what this one made is nobody's. */
class TakenOver extends Error {}
class StorageAway extends Error {}

/**
 * Prepares a copy: reads it page by page, packs it, seals it and stores it, in memory that does not grow with it. A worker killed half way leaves
 * nothing that can be taken for a copy: the next one removes what it stored and begins anew. After five tries the copy is failed.
 */
export async function prepareExport(ctx: Preparing, { exportId }: { readonly exportId: ExportId }): Promise<string> {
  const begun = await keepInPractice(ctx, 'exports.prepare', async (tx) => {
    const job = await takeUp(tx, exportId);
    if (!job) return null;
    const storage = await reach(tx, 'storage', ctx.storage);
    if (!storage.ok) await fail(tx, job, 'held_back');
    return { job, storage };
  });
  if (!begun) return 'nothing to do';
  if (!begun.storage.ok) return 'held back';
  const [{ job }, storage] = [begun, begun.storage.value];
  try {
    await removeEarlier(storage, job);
    await write(ctx, storage, job);
    return 'ready';
  } catch (error) {
    await storage.remove(objectName(job));
    if (error instanceof TakenOver) return 'taken over';
    const isLast = job.attempt >= exportLimits.tries;
    const again = new Date(ctx.clock.now().getTime() + exportLimits.leaseMs);
    await keepInPractice(ctx, 'exports.prepare', async (tx) =>
      isLast ? fail(tx, job, error instanceof StorageAway ? 'storage' : 'fault') : letGo(tx, job, again),
    );
    if (isLast) return 'failed';
    throw error;
  }
}

async function removeEarlier(storage: Endings['storage'], job: ExportJob): Promise<void> {
  for (let attempt = 1; attempt < job.attempt; attempt++) await storage.remove(objectName({ id: job.id, attempt }));
  const left = await storage.list(objectFolder(job.id));
  for (const name of left.ok ? left.value : []) if (name !== objectName(job)) await storage.remove(name);
}

async function subjectOf(ctx: Context, { scope, patientId, askedByKind, askedById }: ExportJob): Promise<Subject> {
  if (scope === 'practice' || !patientId) return { kind: 'practice' };
  const patientIds = await inPractice(ctx, (tx) => findFilesOf(tx, patientId));
  // Whoever asks for themselves is also given what their own login holds; the desk is not.
  return { kind: 'patient', patientIds, accountId: askedByKind === 'patient' ? (askedById as `acc_${string}`) : null };
}

async function write(ctx: Preparing, storage: Pick<StoragePort, 'put'>, job: ExportJob): Promise<void> {
  const source = openSource(ctx, await subjectOf(ctx, job));
  const at = ctx.clock.now();
  const archive = openArchive(at);
  const key = newKeyBytes();
  const whole = { hash: createHash('sha256'), bytes: 0 };
  const hashed = async function* () {
    for await (const piece of archive.output) {
      whole.hash.update(piece);
      whole.bytes += piece.length;
      yield piece;
    }
  };
  const stored = storage.put(objectName(job), sealStream(key, job.id, hashed()));
  const packed = pack(ctx, job, archive, contentsOf(ctx, source, job, at));
  // Whichever breaks first ends the other: neither waits for what no longer comes.
  packed.catch((error: Error) => archive.destroy(error));
  stored.catch((error: Error) => archive.destroy(error));
  const [files, kept] = await Promise.all([
    packed,
    stored.then((put) => (put.ok ? put.value : Promise.reject(new StorageAway(put.error.code)))),
  ]);
  if (kept.bytes === 0) throw new StorageAway('nothing was kept');
  const readyAt = ctx.clock.now();
  const done = await keepInPractice(ctx, 'exports.prepare', async (tx) => {
    const sealer = await tx.keyring.practiceSealer(tx.db, tx.actor.practiceId);
    const isMine = await finish(tx, job, {
      ...{ bytes: whole.bytes, sha256: whole.hash.digest('hex'), keySealed: sealer.seal(key.toString('base64'), keyPlace(job.id)) },
      ...{ filesDone: files.length, rowsDone: files.reduce((sum, { rows }) => sum + (rows ?? 0), 0) },
      ...{ readyAt, expiresAt: new Date(readyAt.getTime() + exportLimits.keptMs) },
    });
    if (isMine) await record(tx, 'export.ready', { exportId: job.id });
    return isMine;
  });
  if (!done) throw new TakenOver();
}

/** Writes the files one after the other, saying where it is as it goes. */
async function pack(ctx: Preparing, job: ExportJob, archive: Archive, contents: ReturnType<typeof contentsOf>): Promise<FileEntry[]> {
  const files: FileEntry[] = [];
  let rowsDone = 0;
  let said = performance.now();
  const say = async () => {
    said = performance.now();
    const aliveAt = ctx.clock.now();
    const dueAt = new Date(aliveAt.getTime() + exportLimits.leaseMs);
    const progress = { filesDone: files.length, filesTotal: contents.total, rowsDone, aliveAt, dueAt };
    if (!(await keepInPractice(ctx, 'exports.prepare', (tx) => keepUp(tx, job, progress)))) throw new TakenOver();
  };
  await say();
  for (const file of contents.files(files)) {
    let rows: number | null = null;
    const count = (more: number) => {
      rows = (rows ?? 0) + more;
      rowsDone += more;
    };
    const alive = async function* () {
      for await (const text of file.write(count)) {
        if (performance.now() - said >= exportLimits.signOfLifeMs) await say();
        yield text;
      }
    };
    files.push(await archive.add(file.name, alive(), () => rows));
    if (performance.now() - said >= exportLimits.progressMs) await say();
  }
  archive.end();
  return files;
}
