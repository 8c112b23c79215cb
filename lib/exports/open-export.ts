import { hasSteppedUp } from '@/lib/access/rules';
import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { CannotOpen } from '@/lib/platform/crypto';
import { openStream } from '@/lib/platform/sealed-stream';
import type { Door, Endings } from '@/lib/sub-processors/outside';
import { reachToEnd } from '@/lib/sub-processors/reach';
import { findJob, noteDownload } from './data';
import type { ExportError } from './errors';
import { keyPlace, objectName } from './places';
import { isAsker } from './policy';

export type OpenedExport = { readonly bytes: number; readonly askedAt: Date; readonly content: AsyncIterable<Uint8Array> };

/**
 * Opens a copy for the one who asked for it, who proved the password within ten minutes. The whole file is checked before its first byte is
 * given, since half a download cannot be taken back: altered or cut, it is refused. Every download is in the journal.
 */
export async function openExport(
  ctx: Context & { readonly storage: Door<'storage'> },
  { exportId }: { readonly exportId: Id<'exportJob'> },
): Promise<Result<OpenedExport, ExportError>> {
  const found = await inPractice(ctx, async (tx) => {
    const job = await findJob(tx, exportId);
    if (!job || !isAsker(ctx.actor, job)) return null;
    const sealer = job.keySealed ? await tx.keyring.practiceSealer(tx.db, tx.actor.practiceId) : null;
    return { job, key: sealer && job.keySealed ? Buffer.from(sealer.open(job.keySealed, keyPlace(job.id)), 'base64') : null };
  });
  if (!found) return err({ code: 'exports.unknown' });
  const { job, key } = found;
  const isOver = job.state === 'expired' || (job.expiresAt !== null && job.expiresAt <= ctx.clock.now());
  if (isOver) return err({ code: 'exports.over' });
  if (job.state !== 'ready' || !key) return err({ code: 'exports.not_ready' });
  if (!hasSteppedUp(ctx.actor, ctx.clock.now())) return err({ code: 'access.step_up_needed' });

  const storage = reachToEnd('storage', ctx.storage);
  const whole = await isWhole(storage, job, key);
  if (!whole.ok) return whole;
  const file = await storage.get(objectName(job));
  if (!file.ok) return err({ code: 'exports.storage_away' });
  await keepInPractice(ctx, 'exports.download', async (tx) => {
    await noteDownload(tx, job.id);
    await recordAudit(tx, 'exports.downloaded', job.patientId ?? job.id, { exportId: job.id, scope: job.scope });
  });
  return ok({ bytes: job.bytes ?? 0, askedAt: job.askedAt, content: openStream(key, job.id, file.value.content) });
}

async function isWhole(
  storage: Endings['storage'],
  job: { readonly id: Id<'exportJob'>; readonly attempt: number; readonly bytes: number | null },
  key: Buffer,
): Promise<Result<null, ExportError>> {
  const file = await storage.get(objectName(job));
  if (!file.ok) return err({ code: file.error.code === 'storage.missing' ? 'exports.damaged' : 'exports.storage_away' });
  try {
    let bytes = 0;
    for await (const piece of openStream(key, job.id, file.value.content)) bytes += piece.length;
    return bytes === job.bytes ? ok(null) : err({ code: 'exports.damaged' });
  } catch (error) {
    if (error instanceof CannotOpen) return err({ code: 'exports.damaged' });
    throw error;
  }
}
