import { inScope, type OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Locale } from '@/lib/core/locale';
import { err, ok, type Result } from '@/lib/core/result';
import { sealEvent } from './append-event';
import type { ConsentError } from './errors';
import { appendOwn, findOwnEnd, findOwnLast, lockOwn } from './own/data';
import { eventFor, inForce, stateOf, type Texts } from './rules';
import type { ConsentState, CookiePurpose, Trace } from './schema';
import { consentTexts } from './texts';

/** Who answers to Prati itself: somebody signed in, or a browser known by the hash of a random token it keeps. */
export type OwnSubject = { readonly account: Id<'account'> } | { readonly visitor: string };
export type OwnChoice = {
  readonly key: CookiePurpose;
  readonly answer: 'given' | 'refused';
  readonly noticeId: string;
  readonly language: Locale;
  readonly textVersion: string;
  readonly trace?: Trace;
};

const scopeOf = (subject: OwnSubject) => ('account' in subject ? { account: subject.account } : { capability: subject.visitor });
const idOf = (subject: OwnSubject) => ('account' in subject ? subject.account : subject.visitor);

/** Records a choice about cookies and the like, with its proof; an answer equal to what stands writes nothing. It holds for six months. */
export const chooseOwn = (
  open: OpenContext,
  subject: OwnSubject,
  choice: OwnChoice,
  texts: Texts = consentTexts,
): Promise<Result<{ changed: boolean; state: ConsentState }, ConsentError>> =>
  inScope(open, scopeOf(subject), async (tx) => {
    const id = idOf(subject);
    await lockOwn(tx, id);
    const now = tx.clock.now();
    const text = inForce(texts, choice.key, now);
    const { last, shown } = await findOwnLast(tx, id, choice.key);
    const before = stateOf(last, shown === text.version, text.version, now);
    const yes = choice.answer === 'given';
    if (yes && choice.textVersion !== text.version) return err({ code: 'consents.text_changed' });
    const event = eventFor(before, yes);
    if (!event) return ok({ changed: false, state: before });
    const who = 'account' in subject ? ({ type: 'account', id } as const) : ({ type: 'visitor', id } as const);
    // The key is of no practice: the record's shape is the same, its key another's.
    const draft = { name: choice.key, text, subject: who, before, choice: { ...choice, method: 'banner' } } as const;
    const actor = { actorKind: who.type, actorId: 'account' in subject ? id : null };
    let head = await findOwnEnd(tx, id);
    for (const step of shown === text.version ? [event] : (['requested', event] as const)) {
      const sealed = sealEvent({ ...draft, event: step }, { head, jurisdiction: 'FR', now, actor });
      await appendOwn(tx, sealed);
      head = { seq: sealed.seq, hash: sealed.recordHash };
    }
    return ok({ changed: true, state: yes ? 'given' : event === 'withdrawn' ? 'withdrawn' : 'refused' });
  });

/** Where somebody's own choice stands now; `given` alone opens the gate. */
export const readOwn = (open: OpenContext, subject: OwnSubject, key: CookiePurpose, texts: Texts = consentTexts): Promise<ConsentState> =>
  inScope(open, scopeOf(subject), async (tx) => {
    const now = tx.clock.now();
    const text = inForce(texts, key, now);
    const { last, shown } = await findOwnLast(tx, idOf(subject), key);
    return stateOf(last, shown === text.version, text.version, now);
  });
