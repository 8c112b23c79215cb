import { readCampaignMail } from '@/lib/campaigns/read-campaign-mail';
import { unsubscribeToken } from '@/lib/campaigns/unsubscribe-token';
import type { Id } from '@/lib/core/id';
import { type DeliveryContext, deliver } from './deliver';
import { campaignLetter } from './templates/campaign';

/** Sends a newsletter to one member; nothing unless their yes stands in the very transaction that hands it over. */
export const deliverCampaign = (
  ctx: DeliveryContext,
  { campaignDeliveryId, again }: { campaignDeliveryId: Id<'campaignDelivery'>; again?: number | undefined },
) =>
  deliver(ctx, { kind: 'campaign', subjectId: campaignDeliveryId, version: 1, again }, async (tx) => {
    const mail = await readCampaignMail(tx, campaignDeliveryId);
    if (!mail) return null;
    const token = unsubscribeToken(ctx.keyring, { practiceId: ctx.actor.practiceId, memberId: mail.memberId });
    return {
      to: mail.to,
      letter: campaignLetter(mail, `${ctx.appUrl}/unsubscribe/${token}`),
      mayStillGo: async (sending) => (await readCampaignMail(sending, campaignDeliveryId)) !== null,
    };
  });
