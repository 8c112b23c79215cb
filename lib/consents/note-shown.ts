import type { Context } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { appendEvent } from './append-event';
import type { PurposeName } from './catalogue';
import { findLast, lockHead } from './data';
import { purposeParts } from './purpose-parts';
import { inForce, stateOf, type Texts } from './rules';
import { subjectFor } from './subject-for';
import { consentTexts } from './texts';

type Shown = {
  readonly names: readonly PurposeName[];
  readonly subject?: string;
  readonly noticeId: string;
  readonly language: Locale;
};

/**
 * Records that a screen showed somebody texts that were not shown to them before: once per text and person, apart from any answer. Purposes
 * that are not theirs to answer are passed over. @returns how many were noted.
 */
export const noteShown = (ctx: Context, { names, subject, noticeId, language }: Shown, texts: Texts = consentTexts): Promise<number> =>
  keepInPractice(ctx, 'consents.note_shown', async (tx) => {
    let head = await lockHead(tx);
    let noted = 0;
    const now = tx.clock.now();
    for (const name of names) {
      const choice = { ...purposeParts(name), method: 'toggle', noticeId, language } as const;
      const whom = await subjectFor(tx, name, { subject });
      const text = inForce(texts, name, now);
      if (!whom) continue;
      const { last, shown } = await findLast(tx, { key: choice.key, subjects: whom.all, object: choice.object ?? null });
      if (shown === text.version) continue;
      const before = stateOf(last, false, text.version, now);
      const written = await appendEvent(tx, head, { name, text, subject: whom, before, event: 'requested', choice });
      head = { seq: written.seq, hash: written.recordHash };
      noted += 1;
    }
    return noted;
  });
