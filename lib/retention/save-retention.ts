import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import type { RetentionError } from './errors';
import { policies } from './policies';
import { mayKeepTerms } from './policy';
import { categories } from './schema';
import { findSettings, upsertSetting } from './settings/data';

export const retentionWish = z.object({ category: z.enum(categories), years: z.coerce.number().int() });

/** The practice chooses how long it keeps a category, within what the law leaves it. Refused with the bounds outside them. */
export function saveRetention(ctx: Context, { category, years }: z.output<typeof retentionWish>): Promise<Result<null, RetentionError>> {
  return changeInPractice<null, RetentionError, Context['actor']>(ctx, 'retention.save', async (tx) => {
    if (!mayKeepTerms(tx.actor)) return err({ code: 'retention.not_allowed' });
    const { settable } = policies[category];
    if (!settable) return err({ code: 'retention.not_settable', category });
    if (years < settable.least || years > settable.most) return err({ code: 'retention.out_of_bounds', category, ...settable });
    const before = (await findSettings(tx)).get(category) ?? null;
    if (before === years) return ok(null);
    await upsertSetting(tx, { category, keepYears: years, by: tx.actor.memberId });
    await record(tx, 'retention.setting_changed', { category });
    await recordAudit(tx, 'retention.setting_changed', null, { category, from: before, to: years });
    return ok(null);
  });
}
