import { systemActor } from '@/lib/access/system';
import type { Context, OpenContext } from '@/lib/context';
import { isLocale } from '@/lib/core/locale';
import { record } from '@/lib/events/record';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { appendEvent } from './append-event';
import type { PurposeName } from './catalogue';
import { findLapsed, findPractice, findPracticeIds, lockHead } from './data';
import { inForce, purposeName, type Texts } from './rules';
import { consentTexts } from './texts';

const batch = 100;

/**
 * Writes down which answers have run out because a new text took effect or their time is over. Their gates closed at that moment without
 * it; from this event on the clock of the proof runs, and whatever the purpose fed is told to look again. @returns how many.
 */
export async function expireConsents(open: OpenContext, texts: Texts = consentTexts): Promise<number> {
  let expired = 0;
  for (const { id } of await open.db.asRelay(findPracticeIds)) {
    const ctx = { ...open, actor: systemActor(id, 'consents.expire') };
    for (;;) {
      const count = await expireBatch(ctx, texts);
      expired += count;
      if (count < batch) break;
    }
  }
  return expired;
}

const expireBatch = (ctx: Context, texts: Texts): Promise<number> =>
  keepInPractice(ctx, 'consents.expire', async (tx) => {
    const now = tx.clock.now();
    const versions = (Object.keys(texts) as PurposeName[]).map((name) => ({ name, version: inForce(texts, name, now).version }));
    // Most hours nothing has: the chain is not held for that.
    if ((await findLapsed(tx, versions, now, 1)).length === 0) return 0;
    let head = await lockHead(tx);
    const { locale } = await findPractice(tx);
    const language = isLocale(locale) ? locale : 'fr';
    const lapsed = await findLapsed(tx, versions, now, batch);
    for (const { key, object, subjectType, subjectId } of lapsed) {
      const name = purposeName(texts, key, object);
      if (!name) throw new Error(`No text for ${key}`);
      const choice = { key, object: object ?? undefined, method: 'clock', noticeId: 'clock', language } as const;
      const subject = { type: subjectType, id: subjectId };
      const text = inForce(texts, name, now);
      const written = await appendEvent(tx, head, { name, text, subject, before: 'expired', event: 'expired', choice });
      head = { seq: written.seq, hash: written.recordHash };
      await record(tx, 'consent.changed', { key, subject: subjectId, ...(object ? { object } : {}) });
    }
    return lapsed.length;
  });
