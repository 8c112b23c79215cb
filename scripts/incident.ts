/**
 * npm run incident -- FILE: announces an incident of Prati's to every practice it concerns: an entry in its register of breaches and a letter to
 * its owners. FILE is JSON (lib/breaches/incident.ts says its form). Its key is the incident: run again after a cut, or with an update or the
 * end added, it does what is not done yet and nothing twice (docs/operations.md).
 */
import { announceIncident } from '../lib/breaches/announce-incident';
import { Incident } from '../lib/breaches/incident';
import { openDatabase } from '../lib/platform/db';
import { env } from '../lib/platform/env';
import { openKeyring } from '../lib/platform/keyring';
import { openClock } from '../lib/platform/local-clock';
import { readGivenFile } from './read-given-file';

const incident = readGivenFile('incident', Incident);
if (!incident) process.exitCode = 1;
else {
  const settings = env();
  const clock = openClock(settings);
  const db = openDatabase({ url: settings.DATABASE_URL, role: settings.PRATI_APP_ROLE, connections: 2 });
  try {
    const keyring = openKeyring({ kek: Buffer.from(settings.ENCRYPTION_KEY, 'base64'), clock });
    const { concerned, newly, letters, unknown } = await announceIncident({ db, clock, keyring }, incident);
    console.log(
      `${incident.key}: ${concerned} practices concerned, ${newly} newly told, ${letters} letters on their way; the worker sends.`,
    );
    for (const id of unknown) console.error(`${id}: no practice then`);
    if (unknown.length > 0) process.exitCode = 1;
  } finally {
    await db.close();
  }
}
