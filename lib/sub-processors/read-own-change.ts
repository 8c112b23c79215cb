import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findAnswers, findOwners } from './data';
import { changes as announced } from './list';
import { effectiveAt, standingOn } from './rules';
import type { SubProcessorChange } from './schema';

type OwnChange = { readonly change: SubProcessorChange; readonly effectiveAt: Date; readonly owners: readonly Id<'member'>[] };

/** A change the practice was told of: when it takes effect there and who owns the practice. Null for one it was not told of. */
export async function readOwnChange(
  tx: InPractice,
  number: number,
  changes: readonly SubProcessorChange[] = announced,
): Promise<OwnChange | null> {
  const change = changes.find((one) => one.number === number);
  const at = change && effectiveAt(change, standingOn(await findAnswers(tx), change));
  return at ? { change, effectiveAt: at, owners: await findOwners(tx) } : null;
}
