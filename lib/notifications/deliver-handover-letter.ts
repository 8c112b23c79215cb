import { inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { type HandoverForMail, readHandoverForMail } from '@/lib/handovers/read-for-mail';
import type { HandoverState } from '@/lib/handovers/schema';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { type DeliveryContext, deliver } from './deliver';
import { sayMoment } from './say-when';
import type { DeliveryOutcome } from './schema';
import { handoverLetter } from './templates/about-handover';

/** One letter for each thing that can become of an offer, and one each time the day is set or called off. */
const versions: Record<HandoverState, number> = { offered: 1, accepted: 2, refused: 3, withdrawn: 4, done: 5, failed: 6, expired: 7 };
const pages: Partial<Record<HandoverState, string>> = {
  accepted: '/practitioner/settings/gdpr/deletion',
  refused: '/practitioner/settings/gdpr/deletion',
  expired: '/practitioner/settings/gdpr/deletion',
  done: '/practitioner/settings/import',
};
const versionOf = ({ state, side, plan }: HandoverForMail) =>
  side === 'takes' && state === 'accepted' ? 10 + (plan?.told ?? 0) : versions[state];
/** What is said: to the one who takes, after the yes, when the lists will arrive, or that they will not. */
const saidOf = ({ state, side, plan }: HandoverForMail) =>
  side === 'takes' && state === 'accepted' ? (plan?.closesAt ? ('planned' as const) : ('staying' as const)) : state;
type Which = {
  readonly handoverId: Id<'handover'>;
  readonly version?: number | undefined;
  readonly again?: number | undefined;
};

/** Tells an owner how an offer to take patients over stands; nothing once it stands elsewhere. */
export async function deliverHandoverLetter(ctx: DeliveryContext, { handoverId, version, again }: Which): Promise<DeliveryOutcome> {
  const { name: practice, timeZone } = await readPracticeName(ctx);
  const now = await inPractice(ctx, (tx) => readHandoverForMail(tx, handoverId));
  if (!now && version === undefined) return 'dropped';
  const asked = version ?? (now ? versionOf(now) : 0);
  return deliver(ctx, { kind: 'handover_notice', subjectId: handoverId, version: asked, again }, async (tx) => {
    const offer = await readHandoverForMail(tx, handoverId);
    if (!offer || versionOf(offer) !== asked) return null;
    const said = saidOf(offer);
    const page = said === 'planned' || said === 'staying' ? undefined : pages[said];
    const url = `${ctx.appUrl}${page ?? '/practitioner/settings/gdpr#requests'}`;
    const when = offer.plan?.closesAt ? sayMoment(new Date(offer.plan.closesAt), offer.locale, timeZone) : '';
    return { to: offer.email, letter: handoverLetter(said, { practice, other: offer.other, when, url }, offer.locale) };
  });
}
