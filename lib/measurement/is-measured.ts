import { isGiven } from '@/lib/consents/is-given';
import { type Context, inPractice } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';

/** Whether this member said yes to product measurement: what decides if the measuring script is loaded at all. */
export const isMeasured = (ctx: Context<MemberActor>): Promise<boolean> =>
  inPractice(ctx, (tx) => isGiven(tx, { key: 'analytics_product', subject: tx.actor.memberId }));
