import type { InPractice } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { sha256Hex } from '@/lib/platform/crypto';
import { type PurposeName, purposes } from './catalogue';
import { append, findPractice, type Head } from './data';
import { monthsAfter, recordText, stateAfter, type TextVersion } from './rules';
import type { Choice, ConsentEvent, ConsentEventType, ConsentState } from './schema';
import type { Subject } from './subject-for';
import { textHash } from './text-hash';

/** The version of the screens that ask: a changed wording around a text is another screen. */
const screens = '2026-11';

type Draft = {
  readonly name: PurposeName;
  readonly text: TextVersion;
  readonly subject: Pick<Subject, 'type' | 'id'>;
  readonly before: ConsentState;
  readonly event: ConsentEventType;
  readonly choice: Pick<Choice, 'object' | 'method' | 'noticeId' | 'language' | 'trace'> & { readonly key: string };
};
type Sealing = {
  readonly head: Head;
  readonly jurisdiction: string;
  readonly now: Date;
  readonly actor: Pick<ConsentEvent, 'actorKind' | 'actorId'>;
};

/** The row of one event with its place in the chain. */
export function sealEvent(
  { name, text, subject, before, event, choice }: Draft,
  { head, jurisdiction, now, actor }: Sealing,
): ConsentEvent {
  const purpose = purposes[name];
  const { trace, method } = choice;
  const row = {
    ...{ id: newId('consentEvent'), seq: head.seq + 1, subjectType: subject.type, subjectId: subject.id },
    ...{ consentKey: choice.key, object: choice.object ?? null },
    ...{ textVersion: text.version, textSha256: textHash(text, choice.language), language: choice.language, noticeId: choice.noticeId },
    ...{ eventType: event, stateBefore: before, stateAfter: stateAfter(event, before), occurredAt: now, ...actor },
    ...({ actorCapacity: method === 'clock' ? 'clock' : 'self', onBehalfReason: null, method } as const),
    ...{
      channel: trace?.channel ?? (method === 'clock' ? 'worker' : 'web'),
      uiVersion: trace?.uiVersion ?? screens,
      locale: choice.language,
    },
    ...{ ipTruncated: trace?.ipTruncated ?? null, userAgentClass: trace?.userAgentClass ?? null },
    ...{ legalBasis: legalBasisIn(jurisdiction, name), dataCategories: purpose.dataCategories, recipients: purpose.recipients },
    ...{ retentionRule: purpose.retentionRule, jurisdiction, withdrawalMethod: purpose.withdrawal },
    validUntil: purpose.validMonths === null || event === 'requested' ? null : monthsAfter(now, purpose.validMonths),
    ...{ prevHash: head.hash, receiptId: newId('consentReceipt') },
  } as const;
  return { ...row, recordHash: sha256Hex(recordText(row)) };
}

/** Google Calendar rests on consent in Germany, on the contract elsewhere (PRODUCT 3.1). */
const legalBasisIn = (jurisdiction: string, name: PurposeName): string =>
  jurisdiction === 'DE' && name === 'third_party_integrations.google_calendar' ? 'art_6_1_a' : purposes[name].legalBasis;

/** Adds an event to the practice's chain, whose end the caller holds. */
export async function appendEvent(tx: InPractice, head: Head, draft: Draft): Promise<ConsentEvent> {
  const { jurisdiction } = await findPractice(tx);
  const actor = { actorKind: tx.actor.kind, actorId: pseudonymOf(tx.actor) };
  const sealed = sealEvent(draft, { head, jurisdiction, now: tx.clock.now(), actor });
  await append(tx, sealed);
  return sealed;
}
