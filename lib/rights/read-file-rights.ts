import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { LocalDate } from '@/lib/core/local-date';
import { localDateAt } from '@/lib/core/zone';
import { readStanding } from '@/lib/patients/refuse-restricted';
import { frameOf } from './due-dates';
import { openDirective } from './keep-directive';
import { mayWork } from './policy';
import type { Directive } from './schema';

export type FileRights = { readonly restrictedSince: LocalDate | null; readonly directive: Directive | null };

/** What a member sees of a person's rights on the file: whether it is only stored, and the directives after death. */
export async function readFileRights(ctx: Context, patientId: Id<'patient'>): Promise<FileRights> {
  if (!mayWork(ctx.actor)) return { restrictedSince: null, directive: null };
  return inPractice(ctx, async (tx) => {
    const { timeZone } = await frameOf(tx);
    const since = (await readStanding(tx, patientId))?.restriction?.at;
    return {
      restrictedSince: since ? localDateAt(since.getTime(), timeZone) : null,
      directive: await openDirective(tx, patientId, timeZone),
    };
  });
}
