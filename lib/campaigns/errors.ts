/** `link_unknown`: not a link we gave. */
export type CampaignError = { code: 'campaign.link_unknown' };
