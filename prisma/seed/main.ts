import type { OpenContext } from '@/lib/context';
import { openDatabase } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { openKeyring } from '@/lib/platform/keyring';
import { openClock } from '@/lib/platform/local-clock';
import { openDemoPractice } from './demo-practice';
import { bringInLists, openTwice } from './files';
import { beginTrialNow, openAccount } from './house';
import { tellOtherPractice } from './other-practice';
import { signIns } from './personas';
import { agreeOnSeries, fillGroups } from './regulars';
import { askToBeReceived, planHolidays, setTheScene, visitOfPortalPatient } from './scene';
import { DAY, threadFrom } from './story-clock';
import { fillWaitingList } from './waiting';
import { liveThrough } from './week';

async function tellDemoPractice(open: OpenContext, beginning: Date, now: Date): Promise<void> {
  const thread = threadFrom(open, beginning);
  const demo = await openDemoPractice(thread);
  await bringInLists(thread, demo, now);
  await fillGroups(thread, demo, now);
  await agreeOnSeries(thread, demo, now);
  await openTwice(thread, demo, now);
  // Three agendas, lived through side by side: nobody is in two of them on one day, so none waits for another.
  const agendas = [demo.doctor, demo.physio, demo.third];
  await Promise.all(agendas.map((agenda) => liveThrough(threadFrom(open, now), demo.desk, agenda, demo.files)));
  thread.clock.turnTo(now);
  await planHolidays(thread, demo);
  const toCome = await visitOfPortalPatient(thread, demo);
  await askToBeReceived(thread, demo);
  await fillWaitingList(thread, demo, toCome);
  await setTheScene(thread, demo);
  await openAccount(thread, signIns.support, 'fr');
  await beginTrialNow(thread, demo.owner);
}

/** A story cut short is told anew from the beginning, so none of its thousand commits waits for the disk. */
function inHaste(address: string): string {
  const url = new URL(address);
  // Where a role is stepped into, the connection's options are taken by that.
  if (!settings.PRATI_APP_ROLE) url.searchParams.set('options', '-c synchronous_commit=off');
  return url.href;
}

const settings = env();
const clock = openClock(settings);
const now = clock.now();
const beginning = new Date(now.getTime() - 21 * DAY);
const db = openDatabase({ url: inHaste(settings.DATABASE_URL), role: settings.PRATI_APP_ROLE });
try {
  const open = { db, clock, keyring: openKeyring({ kek: Buffer.from(settings.ENCRYPTION_KEY, 'base64'), clock }) };
  await Promise.all([tellDemoPractice(open, beginning, now), tellOtherPractice(threadFrom(open, beginning), now)]);
  // What the story tells has long been answered: its mails are not sent again when the worker starts.
  await db.asRelay((tx) => tx.$executeRaw`update event set relayed_at = at where relayed_at is null`);
} finally {
  await db.close();
}
