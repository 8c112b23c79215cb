import { type Context, inPractice } from '@/lib/context';
import type { AcknowledgeNeeded } from './errors';
import { isGiven } from './is-given';
import { inForce, type Texts, waitsFrom } from './rules';
import { consentTexts } from './texts';

/**
 * The refusal of a member's writes once a version of the terms has stood unread for its 30 days of grace, or null. Asked at the edges
 * (app/_server/action.ts and route.ts) for members alone: reading, export and the GDPR tab stay open, and patients are bound by nothing
 * here. Nobody's row is read before the grace is over.
 */
export async function mustAcknowledge(ctx: Context, texts: Texts = consentTexts): Promise<AcknowledgeNeeded | null> {
  const { actor, clock } = ctx;
  if (actor.kind !== 'member') return null;
  const now = clock.now();
  if (now < waitsFrom(inForce(texts, 'tos_privacy', now))) return null;
  const asked = { key: 'tos_privacy', subject: actor.memberId } as const;
  return (await inPractice(ctx, (tx) => isGiven(tx, asked, texts))) ? null : { code: 'consents.acknowledge_needed' };
}
