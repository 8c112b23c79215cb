import { inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { readHandoverForMail } from '@/lib/handovers/read-for-mail';
import type { HandoverState } from '@/lib/handovers/schema';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { type DeliveryContext, deliver } from './deliver';
import type { DeliveryOutcome } from './schema';
import { handoverLetter } from './templates/about-handover';

/** One letter for each thing that can become of an offer. */
const versionOf: Record<HandoverState, number> = { offered: 1, accepted: 2, refused: 3, withdrawn: 4, done: 5, failed: 6 };
const pages: Partial<Record<HandoverState, string>> = {
  accepted: '/practitioner/settings/gdpr/deletion',
  refused: '/practitioner/settings/gdpr/deletion',
  done: '/practitioner/settings/import',
};
type Which = {
  readonly handoverId: Id<'handover'>;
  readonly version?: number | undefined;
  readonly again?: number | undefined;
};

/** Tells an owner how an offer to take patients over stands; nothing once it stands elsewhere. */
export async function deliverHandoverLetter(ctx: DeliveryContext, { handoverId, version, again }: Which): Promise<DeliveryOutcome> {
  const { name: practice } = await readPracticeName(ctx);
  const now = await inPractice(ctx, (tx) => readHandoverForMail(tx, handoverId));
  if (!now && version === undefined) return 'dropped';
  const asked = version ?? (now ? versionOf[now.state] : 0);
  return deliver(ctx, { kind: 'handover_notice', subjectId: handoverId, version: asked, again }, async (tx) => {
    const offer = await readHandoverForMail(tx, handoverId);
    if (!offer || versionOf[offer.state] !== asked) return null;
    const url = `${ctx.appUrl}${pages[offer.state] ?? '/practitioner/settings/gdpr#requests'}`;
    return { to: offer.email, letter: handoverLetter(offer.state, { practice, other: offer.other, url }, offer.locale) };
  });
}
