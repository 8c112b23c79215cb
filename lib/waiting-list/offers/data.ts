import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import type { OfferStatus } from '../schema';

export type OfferRow = {
  readonly entryId: Id<'waitingEntry'>;
  readonly holdId: Id<'appointment'>;
  readonly status: OfferStatus;
  readonly tokenHash: string;
  readonly expiresAt: Date;
};
const columns = { entryId: true, holdId: true, status: true, tokenHash: true, expiresAt: true } as const;
const typed = (row: { entryId: string; holdId: string; status: string; tokenHash: string; expiresAt: Date }): OfferRow => ({
  ...row,
  entryId: row.entryId as Id<'waitingEntry'>,
  holdId: row.holdId as Id<'appointment'>,
  status: row.status as OfferStatus,
});

/** The id comes first: the link's token is made from it. */
export const newOfferId = () => newId('waitingOffer');

export const insertOffer = (
  { db, actor, clock }: InPractice,
  offer: { id: Id<'waitingOffer'>; entryId: Id<'waitingEntry'>; holdId: Id<'appointment'>; tokenHash: string; expiresAt: Date },
) =>
  db.waitingOffer.create({
    data: { ...offer, practiceId: actor.practiceId, status: 'open', offeredAt: clock.now() },
    select: { id: true },
  });

export async function findOffer({ db, actor }: InPractice, id: Id<'waitingOffer'>): Promise<OfferRow | null> {
  const row = await db.waitingOffer.findFirst({ where: { practiceId: actor.practiceId, id }, select: columns });
  return row && typed(row);
}

/** The offer of an entry that nobody answered yet, run out or not. */
export async function findOpenOffer({ db, actor }: InPractice, entryId: Id<'waitingEntry'>): Promise<Id<'waitingOffer'> | null> {
  const row = await db.waitingOffer.findFirst({ where: { practiceId: actor.practiceId, entryId, status: 'open' }, select: { id: true } });
  return row && (row.id as Id<'waitingOffer'>);
}

/** Compare-and-set: of any number of answers to an open offer, one counts. */
export async function answerOffer(
  { db, actor, clock }: InPractice,
  id: Id<'waitingOffer'>,
  to: Exclude<OfferStatus, 'open'>,
): Promise<boolean> {
  const where = { practiceId: actor.practiceId, id, status: 'open' };
  const { count } = await db.waitingOffer.updateMany({ where, data: { status: to, answeredAt: clock.now() } });
  return count === 1;
}

/** Looked up by the capability alone: row-level security shows the row only to whoever set that hash. */
export async function findOfferByHash(db: Tx, hash: string) {
  const row = await db.waitingOffer.findFirst({ where: { tokenHash: hash }, select: { practiceId: true, id: true } });
  return row && { practiceId: row.practiceId as Id<'practice'>, offerId: row.id as Id<'waitingOffer'> };
}

/** Across practices, with the relay's rights: offers nobody answered in time. */
export const findDueOffers = (tx: Tx, now: Date, limit: number): Promise<{ practiceId: Id<'practice'>; id: Id<'waitingOffer'> }[]> =>
  tx.$queryRaw<{ practiceId: Id<'practice'>; id: Id<'waitingOffer'> }[]>`
    select practice_id as "practiceId", id from waiting_offer where status = 'open' and expires_at <= ${now} order by expires_at limit ${limit}`;
