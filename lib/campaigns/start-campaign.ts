import canonicalize from 'canonicalize';
import { systemActor } from '@/lib/access/system';
import { isGiven } from '@/lib/consents/is-given';
import { type InPractice, inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { record } from '@/lib/events/record';
import { changeInPractice } from '@/lib/lifecycle/change-in-practice';
import { sha256Hex } from '@/lib/platform/crypto';
import { findAddressees, findPracticeIds, insertDelivery, keepCampaign } from './data';
import type { CampaignContent } from './schema';

/**
 * Puts a newsletter on its way to every member whose yes to it stands; each mail asks again when it leaves. The same content is the same
 * campaign: a start that was cut short is made up by another, and nobody is written to twice. @returns how many were newly put on their way.
 */
export async function startCampaign(open: OpenContext, content: CampaignContent): Promise<{ campaignId: Id<'campaign'>; queued: number }> {
  const fingerprint = sha256Hex(canonicalize(content) as string);
  const campaignId = await inScope(open, {}, ({ db, clock }) => keepCampaign(db, fingerprint, content, clock.now()));
  let queued = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    const ctx = { ...open, actor: systemActor(id, 'campaigns.start') };
    const here = await changeInPractice(ctx, 'campaigns.send', async (tx) => ok(await queueIn(tx, campaignId)));
    queued += here.ok ? here.value : 0;
  }
  return { campaignId, queued };
}

async function queueIn(tx: InPractice, campaignId: Id<'campaign'>): Promise<number> {
  let queued = 0;
  for (const memberId of await findAddressees(tx)) {
    if (!(await isGiven(tx, { key: 'marketing_emails', subject: memberId }))) continue;
    const deliveryId = await insertDelivery(tx, campaignId, memberId);
    if (deliveryId === null) continue;
    await record(tx, 'campaign.queued', { campaignDeliveryId: deliveryId });
    queued += 1;
  }
  return queued;
}
