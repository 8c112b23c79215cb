import type { CampaignMail } from '@/lib/campaigns/schema';
import { mailWords } from '../words';
import type { Letter } from './letter';

/** A newsletter of Prati. It names no practice, and ends with the way out. */
export function campaignLetter(mail: CampaignMail, unsubscribeUrl: string): Letter {
  const words = mailWords(mail.locale);
  const [lead = '', ...paragraphs] = mail.paragraphs;
  return {
    ...{ locale: mail.locale, subject: mail.subject, sender: 'Prati', heading: mail.heading, lead, paragraphs },
    ...{ details: [], notes: [], attachments: [] },
    signature: words('campaign.signature'),
    unsubscribe: {
      ...{ ask: words('campaign.ask'), label: words('campaign.link'), url: unsubscribeUrl },
      oneClickUrl: `${unsubscribeUrl}/one-click`,
    },
  };
}
