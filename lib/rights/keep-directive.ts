import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { err, ok, type Result } from '@/lib/core/result';
import { localDateAt } from '@/lib/core/zone';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { Refusal } from './change-request';
import { endDirectives, findDirective, insertDirective } from './directives/data';
import type { RightsError } from './errors';
import type { Directive } from './schema';
import { sealerOf } from './sealed-texts';

type Done = Promise<Result<null, Refusal>>;
const place = (row: string) => ({ table: 'post_mortem_directive', column: 'text_sealed', row });

/** A patient writes what is to become of their data after their death, or replaces it; the earlier one is kept as replaced. */
export const writeDirective = (ctx: Context, { text }: { readonly text: string }): Done =>
  ofOwnFile(ctx, async (tx, patientId) => {
    const sealer = await sealerOf(tx, patientId);
    if (!sealer || sealer === 'destroyed') return err({ code: 'patient.erased' });
    if ((await openDirective(tx, patientId))?.text === text) return ok(null);
    const replaced = await endDirectives(tx, patientId, 'replacedAt');
    const id = await insertDirective(tx, patientId, (row) => sealer.seal(text, place(row)));
    await recordAudit(tx, 'rights.directive_written', id, { patientId, replaced });
    return ok(null);
  });

export const withdrawDirective = (ctx: Context): Done =>
  ofOwnFile(ctx, async (tx, patientId) => {
    if ((await endDirectives(tx, patientId, 'withdrawnAt')) === 0) return err({ code: 'rights.directive_unknown' });
    await recordAudit(tx, 'rights.directive_withdrawn', patientId, {});
    return ok(null);
  });

const ofOwnFile = (ctx: Context, work: (tx: InPractice, patientId: Id<'patient'>) => Promise<Result<null, RightsError>>): Done =>
  changeInPractice<null, RightsError, Context['actor']>(ctx, 'rights.direct', async (tx) => {
    const patientId = tx.actor.kind === 'patient' ? tx.actor.patientIds[0] : undefined;
    return patientId ? work(tx, patientId) : err({ code: 'rights.not_allowed' });
  });

/** What stands now; null for none, or once its key is gone. `timeZone` gives its date. */
export async function openDirective(tx: InPractice, patientId: Id<'patient'>, timeZone = 'UTC'): Promise<Directive | null> {
  const [row, sealer] = [await findDirective(tx, patientId), await sealerOf(tx, patientId)];
  if (!row || !sealer || sealer === 'destroyed') return null;
  return { text: sealer.open(row.textSealed, place(row.id)), writtenOn: localDateAt(row.writtenAt.getTime(), timeZone) };
}
