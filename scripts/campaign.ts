/**
 * npm run campaign -- FILE: puts a newsletter on its way to every member who said yes to it. FILE is JSON with fr, en and de, each with
 * subject, heading and body (paragraphs apart by an empty line). The same file twice is the same campaign (docs/operations.md).
 */
import { CampaignContent } from '../lib/campaigns/schema';
import { startCampaign } from '../lib/campaigns/start-campaign';
import { openDatabase } from '../lib/platform/db';
import { env } from '../lib/platform/env';
import { openKeyring } from '../lib/platform/keyring';
import { openClock } from '../lib/platform/local-clock';
import { readGivenFile } from './read-given-file';

const content = readGivenFile('campaign', CampaignContent);
if (!content) process.exitCode = 1;
else {
  const settings = env();
  const clock = openClock(settings);
  const db = openDatabase({ url: settings.DATABASE_URL, role: settings.PRATI_APP_ROLE, connections: 2 });
  try {
    const keyring = openKeyring({ kek: Buffer.from(settings.ENCRYPTION_KEY, 'base64'), clock });
    const { campaignId, queued } = await startCampaign({ db, clock, keyring }, content);
    console.log(`${campaignId}: ${queued} ${queued === 1 ? 'member' : 'members'} newly on their way; the worker sends.`);
  } finally {
    await db.close();
  }
}
