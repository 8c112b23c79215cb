import { type Context, inPractice } from '@/lib/context';
import type { Locale } from '@/lib/core/locale';
import { type ConsentSubject, type Purpose, type PurposeName, purposes } from './catalogue';
import { connections } from './connections';
import { findFiles, findStandings, type Standing } from './data';
import { mayAnswer } from './policy';
import { purposeParts } from './purpose-parts';
import { inForce, mayAsk, stateOf, type Texts } from './rules';
import type { ConsentKey, ConsentState, Integration, Recipient } from './schema';
import { textHash } from './text-hash';
import { consentTexts } from './texts';

export type PurposeView = {
  readonly name: PurposeName;
  readonly key: ConsentKey;
  readonly object: string | null;
  readonly kind: Purpose['kind'];
  readonly of: ConsentSubject;
  readonly recipients: readonly Recipient[];
  readonly state: ConsentState;
  /** When the present answer was given; null where there is none. */
  readonly since: Date | null;
  /** The text in force in the reader's language, whole, with the SHA-256 of its bytes. */
  readonly text: { readonly version: string; readonly effectiveFrom: Date; readonly words: string; readonly sha256: string };
  /** Whether this reader may answer, and whether a screen may ask by itself. */
  readonly mayAnswer: boolean;
  readonly mayAsk: boolean;
  readonly whenUsed: boolean;
  /** An outside service this version of Prati cannot reach yet, whatever the answer is. */
  readonly notConnected: boolean;
  /** Whether this very text was shown to them before. */
  readonly shown: boolean;
  readonly receiptId: string | null;
};

/**
 * Every purpose a member is asked about, for themselves and, as everyone in it may know, for the practice; or, of a patient's file, every
 * purpose that is the patient's. Where each stands now, with the text in force. @param file the patient's, for a patient actor.
 */
export function listStandings(
  ctx: Context,
  { language, file }: { readonly language: Locale; readonly file?: string },
  texts: Texts = consentTexts,
): Promise<PurposeView[]> {
  const { actor } = ctx;
  if (actor.kind === 'patient' && !actor.patientIds.some((own) => own === file)) return Promise.resolve([]);
  if (actor.kind !== 'patient' && actor.kind !== 'member') return Promise.resolve([]);
  return inPractice(ctx, async (tx) => {
    const files = actor.kind === 'patient' && file ? await findFiles(tx, file) : [];
    const subjects = actor.kind === 'member' ? [actor.memberId, actor.practiceId] : files;
    const standings = await findStandings(tx, subjects);
    const now = tx.clock.now();
    const asked = (Object.keys(purposes) as PurposeName[]).filter((name) =>
      actor.kind === 'member' ? ['member', 'practice'].includes(purposes[name].subject) : purposes[name].subject === 'patient',
    );
    return asked.map((name) => ({
      ...viewOf(name, standings, { texts, language, now }),
      mayAnswer: mayAnswer(actor, purposes[name].subject, actor.kind === 'patient' ? file : undefined),
    }));
  });
}

type Reading = { readonly texts: Texts; readonly language: Locale; readonly now: Date };

function viewOf(name: PurposeName, standings: readonly Standing[], { texts, language, now }: Reading) {
  const { key, object } = purposeParts(name);
  const { kind, subject, recipients, whenUsed } = purposes[name];
  const here = standings.filter((one) => one.key === key && one.object === (object ?? null));
  const last = here.find(({ eventType }) => eventType !== 'requested') ?? null;
  const text = inForce(texts, name, now);
  const shown = here.some(({ eventType, textVersion }) => eventType === 'requested' && textVersion === text.version);
  const state = stateOf(last, shown, text.version, now);
  const since = last?.occurredAt ?? null;
  return {
    ...{ name, key, object: object ?? null, kind, of: subject, recipients, state, since, whenUsed, shown },
    text: {
      ...{ version: text.version, effectiveFrom: new Date(text.effectiveFrom) },
      ...{ words: text[language], sha256: textHash(text, language) },
    },
    mayAsk: mayAsk(state, since, now),
    notConnected: key === 'third_party_integrations' && connections[object as Integration] === 'not_yet',
    receiptId: last?.receiptId ?? null,
  };
}
