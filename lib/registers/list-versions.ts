import { type Context, inPractice } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { type Difference, differenceOf } from './compare';
import { findKept } from './data';
import type { RegisterError } from './errors';
import { mayReadRegister } from './policy';
import type { RegisterKind } from './schema';

export type KeptVersion = {
  readonly number: number;
  readonly firstSeenAt: Date;
  readonly reviewedAt: Date | null;
  /** Against the version before; null for the first there is. */
  readonly difference: Difference | null;
};
const pageSize = 20;

/**
 * Every version a register had, the latest first, and what each changed. The practice's own register has the versions of the processor's.
 * @param before the number the page begins under. Members only.
 */
export async function listVersions(
  ctx: Context,
  { of, before }: { readonly of: RegisterKind; readonly before?: number | undefined },
): Promise<Result<{ items: readonly KeptVersion[]; older: number | null }, RegisterError>> {
  if (!mayReadRegister(ctx.actor)) return err({ code: 'registers.not_allowed' });
  // One more than is shown: the last one shown is compared with it.
  const rows = await inPractice(ctx, (tx) => findKept(tx, of, { before: before ?? null, limit: pageSize + 1 }));
  const items = rows.slice(0, pageSize).map(({ content, ...version }, place) => {
    const earlier = rows[place + 1];
    return { ...version, difference: earlier ? differenceOf(earlier.content, content) : null };
  });
  return ok({ items, older: rows.length > pageSize ? (items.at(-1)?.number ?? null) : null });
}
