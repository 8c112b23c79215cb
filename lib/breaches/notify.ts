import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { changeOnce, type Refusal } from './change-breach';
import { changeRow, findFrame, insertStep } from './data';
import { instantOf } from './rules';
import type { Shown } from './schema';

type Told = Shown & { /** Wall time of the practice. */ readonly at: string };

/**
 * The owner notes that the authority was told, with the reference it gave (GDPR 33). After seventy-two hours it needs the reasons for the
 * delay. Prati sends nothing itself: the authorities take notices on their own pages only.
 */
export const notifyAuthority = (
  ctx: Context,
  { breachId, version, at, reference, delayReason }: Told & { readonly reference: string; readonly delayReason: string },
): Promise<Result<null, Refusal>> =>
  changeOnce(ctx, 'breaches.notify', { breachId, version }, async (tx, breach, by) => {
    if (breach.notifiedAuthorityAt) return err({ code: 'breach.told_already' });
    const told = instantOf(at, (await findFrame(tx)).timeZone);
    if (!told || told < minute(breach.awareAt) || told > tx.clock.now()) return err({ code: 'breach.time_unreal' });
    const isLate = told > breach.notifyDueAt;
    if (isLate && delayReason === '') return err({ code: 'breach.delay_reason_needed' });
    const change = { state: 'notified', notifiedAuthorityAt: told, authorityReference: reference || null, remindAt: null } as const;
    await changeRow(tx, breachId, change, { delayReason });
    await insertStep(tx, { breachId, what: 'authority_notified', by, facts: { at: told.toISOString() } });
    await recordAudit(tx, 'breach.authority_notified', breachId, { at: told.toISOString(), isLate });
    return ok(null);
  });

/** The owner notes that the people concerned were told (GDPR 34). */
export const notifyPeople = (ctx: Context, { breachId, version, at }: Told): Promise<Result<null, Refusal>> =>
  changeOnce(ctx, 'breaches.notify', { breachId, version }, async (tx, breach, by) => {
    if (breach.notifiedPeopleAt) return err({ code: 'breach.told_already' });
    const told = instantOf(at, (await findFrame(tx)).timeZone);
    if (!told || told < minute(breach.awareAt) || told > tx.clock.now()) return err({ code: 'breach.time_unreal' });
    await changeRow(tx, breachId, { notifiedPeopleAt: told });
    await insertStep(tx, { breachId, what: 'people_notified', by, facts: { at: told.toISOString() } });
    await recordAudit(tx, 'breach.people_notified', breachId, { at: told.toISOString() });
    return ok(null);
  });

/** Forms know minutes. */
const minute = (at: Date) => new Date(Math.floor(at.getTime() / 60_000) * 60_000);
