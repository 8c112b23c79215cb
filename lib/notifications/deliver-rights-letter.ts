import { readMemberContact } from '@/lib/access/read-member-contact';
import { type InPractice, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { ReminderStage } from '@/lib/rights/deadlines/rules';
import { forgetErased, readRequestForMail } from '@/lib/rights/read-for-mail';
import { ownerOf, type Reminding, remindingOf, settleReminding } from '@/lib/rights/remind-owner';
import type { RequestForMail } from '@/lib/rights/schema';
import { addressOf } from './address-of';
import { type Composed, type DeliveryContext, deliver } from './deliver';
import type { DeliveryOutcome, RightsKind } from './schema';
import { rightsDueLetter, rightsLetter } from './templates/about-rights';

type Which = {
  readonly requestId: Id<'rightsRequest'>;
  readonly kind: RightsKind;
  /** Of reminders: which of them. */
  readonly version?: number | undefined;
  readonly again?: number | undefined;
};

/**
 * Tells the person who asked for a right how it stands, or the practice's owner that its date comes near: once each. What it says is read
 * from the request as it is when it leaves; never what somebody wrote.
 */
export async function deliverRightsLetter(ctx: DeliveryContext, { requestId, kind, version = 1, again }: Which): Promise<DeliveryOutcome> {
  const outcome = await deliver(ctx, { kind, subjectId: requestId, version, again }, async (tx) => {
    const request = await readRequestForMail(tx, requestId);
    if (!request) return null;
    return kind === 'rights_due' ? composeReminder(tx, ctx.appUrl, requestId, request, version) : compose(tx, ctx.appUrl, request, kind);
  });
  if (kind === 'rights_closed' && (outcome === 'sent' || outcome === 'failed' || outcome === 'dropped')) await forgetErased(ctx, requestId);
  return outcome;
}

async function compose(
  tx: InPractice,
  appUrl: string,
  request: RequestForMail,
  kind: Exclude<RightsKind, 'rights_due'>,
): Promise<Composed> {
  const { to } = request;
  const isClosed = request.state === 'answered' || request.state === 'refused';
  if (kind === 'rights_closed' ? !isClosed : request.state === 'withdrawn') return null;
  const links = { area: `${appUrl}/patient/rights` };
  if (to.kind === 'patient') {
    const reached = await addressOf(tx, to.patientId);
    if (!reached || 'unreachable' in reached) return reached;
    return { ...reached, letter: rightsLetter(kind, request, { ...links, notMe: `${appUrl}${reached.notMe}` }) };
  }
  if (to.kind === 'member') {
    const contact = await readMemberContact(tx, to.memberId);
    const page = { area: `${appUrl}/practitioner/settings/gdpr` };
    return contact && { to: contact.email, letter: rightsLetter(kind, { ...request, locale: contact.locale }, page) };
  }
  return to.kind === 'address' ? { to: to.email, letter: rightsLetter(kind, request, {}) } : null;
}

const numberOf: Record<ReminderStage, number> = { 10: 10, 3: 3, [-1]: 1 };
/** One for each stage, and others once the term was extended. */
const versionOf = ({ stage, isExtended }: Reminding) => (isExtended ? 100 : 0) + numberOf[stage];

async function composeReminder(
  tx: InPractice,
  appUrl: string,
  requestId: Id<'rightsRequest'>,
  request: RequestForMail,
  version: number,
): Promise<Composed> {
  const reminding = await remindingOf(tx, requestId);
  const owner = reminding && versionOf(reminding) === version ? await ownerOf(tx) : null;
  const contact = owner && (await readMemberContact(tx, owner));
  return (
    contact && {
      to: contact.email,
      letter: rightsDueLetter({ ...request, locale: contact.locale }, `${appUrl}/practitioner/settings/gdpr/requests/${requestId}`),
    }
  );
}

/** The bell of one request's date: the owner is reminded of the stage it is in, and the bell set for the next. */
export async function remindOfRequest(
  ctx: DeliveryContext,
  { requestId }: { readonly requestId: Id<'rightsRequest'> },
): Promise<DeliveryOutcome> {
  const reminding = await inPractice(ctx, (tx) => remindingOf(tx, requestId));
  const outcome = reminding ? await deliverRightsLetter(ctx, { requestId, kind: 'rights_due', version: versionOf(reminding) }) : 'dropped';
  await settleReminding(ctx, { requestId });
  return outcome;
}
