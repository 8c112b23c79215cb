import { createAccount } from '@/lib/access/create-account';
import { systemActor } from '@/lib/access/system';
import { type Context, inScope, writeInPractice } from '@/lib/context';
import type { Clock } from '@/lib/core/clock';
import type { Id } from '@/lib/core/id';
import { answerHandover } from '@/lib/handovers/answer-handover';
import { offerHandover } from '@/lib/handovers/offer-handover';
import { placeOffer } from '@/lib/handovers/place-offer';
import { listReceived } from '@/lib/handovers/read-handovers';
import { steppedUp } from './exports';
import type { House } from './house';
import { must } from './lived-in';

/** The house's owner gets an address people can write to; asked again it is the same. */
export async function addressOfOwner(house: House): Promise<string> {
  const email = `owner-${house.practiceId.slice(-12)}@example.test`;
  const accountId = await inScope(house.system, {}, (tx) => createAccount(tx, { email, passwordHash: 'x', locale: 'fr' }));
  if (!accountId) return email;
  await writeInPractice(house.system, (tx) =>
    tx.db.member.updateMany({ where: { practiceId: house.practiceId, role: 'owner' }, data: { accountId } }),
  );
  return email;
}

export const asOwner = (house: House, clock?: Clock): Context => steppedUp(house.as(house.member.actor, clock), clock?.now());

/** An offer from one house to the owner of another, brought there as the worker does; its id on each side. */
export async function offered(from: House, to: House, clock?: Clock): Promise<{ given: Id<'handover'>; received: Id<'handover'> }> {
  const { id: given } = must(await offerHandover(asOwner(from, clock), { email: await addressOfOwner(to) }));
  const outcome = await placeOffer(from.as(systemActor(from.practiceId, 'test'), clock), { handoverId: given });
  const [received] = await listReceived(to.member);
  if (!received) throw new Error(`the offer did not arrive: ${outcome}`);
  return { given, received: received.id };
}

export async function accepted(from: House, to: House, clock?: Clock): Promise<{ given: Id<'handover'>; received: Id<'handover'> }> {
  const ids = await offered(from, to, clock);
  must(await answerHandover(to.as(to.member.actor, clock), { handoverId: ids.received, answer: 'accepted' }));
  return ids;
}
