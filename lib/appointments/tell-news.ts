import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { isStillSo, type News, newsOf, type Standing } from './news';
import { markTold } from './notice';
import { clearNotice, lockTelling, setToldCancelled } from './telling/data';

/** `at`: the start to name: of one called off, the one the patient last heard of. */
type Told = { readonly news: News; readonly at: Date };

/**
 * Decides, now, what the patient is to hear of an appointment, and takes it for told in the same transaction: from here on they may know.
 * `dueAt` in the future: the change is too fresh and may still be undone. Null: nothing waits, or there is nothing to say. Two at once wait for each
 * other, and the second finds nothing left.
 */
export async function tellNews(tx: InPractice, id: Id<'appointment'>): Promise<Told | { dueAt: Date; version: number } | null> {
  const standing = await lockTelling(tx, id);
  if (!standing?.dueAt) return null;
  const at = tx.clock.now();
  if (standing.dueAt > at) return { dueAt: standing.dueAt, version: standing.version };
  const news = newsOf(standing, at);
  if (!news) await clearNotice(tx, id);
  else if (standing.now.status === 'cancelled') await setToldCancelled(tx, id);
  else await markTold(tx, id);
  return news && { news, at: startToName(standing) };
}

/** News decided before, whose message is not known to have arrived; null once it is no longer so. */
export async function tellAgain(tx: InPractice, id: Id<'appointment'>, news: News): Promise<Told | null> {
  const standing = await lockTelling(tx, id);
  return standing && isStillSo(news, standing) ? { news, at: startToName(standing) } : null;
}

const startToName = ({ now, told }: Standing) => (now.status === 'cancelled' && told ? told.start : now.start);
