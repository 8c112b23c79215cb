/**
 * npm run campaign -- FILE: puts a newsletter on its way to every member who said yes to it. FILE is JSON with fr, en and de, each with
 * subject, heading and body (paragraphs apart by an empty line). The same file twice is the same campaign (docs/operations.md).
 */
import { readFileSync } from 'node:fs';
import { CampaignContent } from '../lib/campaigns/schema';
import { startCampaign } from '../lib/campaigns/start-campaign';
import { openDatabase } from '../lib/platform/db';
import { env } from '../lib/platform/env';
import { openKeyring } from '../lib/platform/keyring';
import { openClock } from '../lib/platform/local-clock';

/** Null, and said why, when the file is not a newsletter in three languages. */
function readContent(file: string): CampaignContent | null {
  try {
    const parsed = CampaignContent.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues) console.error(`${path.join('.')}: ${message}`);
  } catch (error) {
    console.error(`${file} cannot be read: ${error instanceof Error ? error.message : 'no reason given'}`);
  }
  return null;
}

const file = process.argv[2];
if (!file) console.error('Usage: npm run campaign -- FILE');
const content = file ? readContent(file) : null;
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
