import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { changeOnce, type Refusal } from './change-breach';
import { changeRow, insertStep } from './data';
import { missingDecision } from './rules';
import type { Shown } from './schema';

/** It closes with a decision: who had to be told was told, or it is written why nobody was. The register keeps both for five years. */
export const closeBreach = (
  ctx: Context,
  { breachId, version, ground }: Shown & { readonly ground: string },
): Promise<Result<null, Refusal>> =>
  changeOnce(ctx, 'breaches.close', { breachId, version }, async (tx, breach, by) => {
    const missing = missingDecision(breach, ground);
    if (missing) return err({ code: `breach.${missing}_needed` });
    await changeRow(tx, breachId, { state: 'closed', closedAt: tx.clock.now(), remindAt: null }, { closeGround: ground });
    await insertStep(tx, { breachId, what: 'closed', by });
    await recordAudit(tx, 'breach.closed', breachId, { notified: breach.notifiedAuthorityAt !== null, risk: breach.risk });
    return ok(null);
  });
