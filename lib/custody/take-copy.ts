import { recordAudit } from '@/lib/audit/record';
import { inScope } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import type { StoragePort } from '@/lib/integrations/storage/port';
import { openStream } from '@/lib/platform/sealed-stream';
import { type HolderContext, hasProved } from './ask-for-copy';
import type { OwnKeptError } from './errors';
import { inCustody, type PracticeLives } from './in-custody';
import { placeOf } from './places';
import { noteTaken, openCopyKey } from './requests/data';

export type TakenCopy = { readonly bytes: number; readonly content: AsyncIterable<Uint8Array> };

/** How many bytes the copy of one's own request has, while it is there; null for any other. */
export async function measureCopy(ctx: HolderContext, { requestId }: { readonly requestId: Id<'custodyRequest'> }): Promise<number | null> {
  const { accountId } = ctx.holder;
  const found = await inScope(ctx, { account: accountId }, (tx) => openCopyKey(tx, accountId, requestId, tx.clock.now()));
  return found?.bytes ?? null;
}

/** The copy that answered one's own request, once the password was proved anew, within its seven days. Another's is not found. */
export async function takeCopy(
  ctx: HolderContext & { readonly storage: StoragePort },
  { requestId }: { readonly requestId: Id<'custodyRequest'> },
): Promise<Result<TakenCopy, OwnKeptError | PracticeLives>> {
  const { accountId } = ctx.holder;
  const found = await inScope(ctx, { account: accountId }, (tx) => openCopyKey(tx, accountId, requestId, tx.clock.now()));
  if (!found) return err({ code: 'custody.copy_gone' });
  if (!hasProved(ctx)) return err({ code: 'access.step_up_needed' });
  const file = await ctx.storage.get(placeOf(requestId));
  if (!file.ok) return err({ code: file.error.code === 'storage.missing' ? 'custody.copy_gone' : 'custody.copy_away' });
  const noted = await inCustody(ctx, found.practiceId, async (tx): Promise<Result<null, OwnKeptError>> => {
    await noteTaken(tx, requestId);
    await recordAudit(tx, 'archive.copy_taken', requestId, {});
    return ok(null);
  });
  if (!noted.ok) return noted;
  return ok({ bytes: found.bytes, content: openStream(found.key, requestId, file.value.content) });
}
