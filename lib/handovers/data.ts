import { systemActor } from '@/lib/access/system';
import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import { openPractice, type Tx } from '@/lib/platform/db';
import { expiryOf } from './rules';
import type { HandoverState, Outcome, Plan } from './schema';

type HandoverId = Id<'handover'>;
type Side = 'gives' | 'takes';
export type Handover = {
  readonly id: HandoverId;
  readonly offerId: HandoverId;
  readonly side: Side;
  readonly state: HandoverState;
  readonly memberId: Id<'member'>;
  readonly otherPractice: Id<'practice'> | null;
  readonly otherName: string | null;
  readonly email: string | null;
  readonly offeredAt: Date;
  readonly expiresAt: Date;
  readonly answeredAt: Date | null;
  readonly promisedAt: Date | null;
  readonly closedAt: Date | null;
  readonly plan: Plan | null;
  readonly outcome: Outcome | null;
};

const place = (id: HandoverId, column: 'other_name_sealed' | 'email_sealed') => ({ table: 'handover', column, row: id });
const standing: HandoverState[] = ['offered', 'accepted'];

/**
 * Does a part of the transaction in the other practice, where it sees and writes that practice's rows alone: what stands on both sides of
 * the wall is written at once. Rows of the one who gives are locked before those of the one who takes.
 */
export async function within<T>(tx: InPractice, practiceId: Id<'practice'>, work: (there: InPractice) => Promise<T>): Promise<T> {
  await openPractice(tx.db, practiceId);
  const done = await work({ ...tx, actor: systemActor(practiceId, 'handovers') });
  await openPractice(tx.db, tx.actor.practiceId);
  return done;
}

type Where = Partial<Pick<Handover, 'id' | 'offerId' | 'side'>> & { readonly state?: { in: HandoverState[] } };
async function find(tx: InPractice, where: Where, take: number): Promise<Handover[]> {
  const { db, actor, keyring } = tx;
  const rows = await db.handover.findMany({
    where: { practiceId: actor.practiceId, ...where },
    orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
    take,
    omit: { practiceId: true },
  });
  if (rows.length === 0) return [];
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  return rows.map(({ otherNameSealed, emailSealed, facts, ...row }) => {
    const id = row.id as HandoverId;
    return {
      ...(row as unknown as Omit<Handover, 'otherName' | 'email' | 'outcome' | 'plan'>),
      otherName: otherNameSealed && sealer.open(otherNameSealed, place(id, 'other_name_sealed')),
      email: emailSealed && sealer.open(emailSealed, place(id, 'email_sealed')),
      plan: facts && 'told' in (facts as object) ? (facts as unknown as Plan) : null,
      outcome: facts && 'state' in (facts as object) ? (facts as unknown as Outcome) : null,
    };
  });
}

export const findOne = async (tx: InPractice, id: HandoverId): Promise<Handover | null> => (await find(tx, { id }, 1))[0] ?? null;
/** The newest offer the practice made, whatever became of it. */
export const findLastGiven = async (tx: InPractice): Promise<Handover | null> => (await find(tx, { side: 'gives' }, 1))[0] ?? null;
export const findReceived = (tx: InPractice, most: number): Promise<Handover[]> => find(tx, { side: 'takes' }, most);

/** The same, its row held: of two who answer, withdraw or carry it out one waits. */
export async function lockOne(tx: InPractice, id: HandoverId): Promise<Handover | null> {
  await tx.db.$executeRaw`select 1 from handover where practice_id = ${tx.actor.practiceId} and id = ${id} for update`;
  return findOne(tx, id);
}
/** The offer that stands, its row held; null when there is none. */
export async function lockStanding(tx: InPractice): Promise<Handover | null> {
  await tx.db
    .$executeRaw`select 1 from handover where practice_id = ${tx.actor.practiceId} and side = 'gives' and state in ('offered', 'accepted') for update`;
  return (await find(tx, { side: 'gives', state: { in: standing } }, 1))[0] ?? null;
}
export const lockTaken = async (tx: InPractice, offerId: HandoverId): Promise<Handover | null> => {
  await tx.db.$executeRaw`select 1 from handover where practice_id = ${tx.actor.practiceId} and offer_id = ${offerId} for update`;
  return (await find(tx, { offerId, side: 'takes' }, 1))[0] ?? null;
};

export const countOfferedSince = ({ db, actor }: InPractice, since: Date): Promise<number> =>
  db.handover.count({ where: { practiceId: actor.practiceId, side: 'gives', offeredAt: { gte: since } } });

/** What a request to be deleted counts on, of whichever offer it was; null where none stands. */
async function findPromise({ db, actor }: InPractice): Promise<{ promisedAt: Date; facts: object } | null> {
  const row = await db.handover.findFirst({
    where: { practiceId: actor.practiceId, side: 'gives', promisedAt: { not: null } },
    orderBy: { promisedAt: 'desc' },
    select: { promisedAt: true, facts: true },
  });
  return row?.promisedAt ? { promisedAt: row.promisedAt, facts: row.facts as object } : null;
}
export const dropPromises = ({ db, actor }: InPractice) =>
  db.handover.updateMany({ where: { practiceId: actor.practiceId, side: 'gives', promisedAt: { not: null } }, data: { promisedAt: null } });

/** Null when an offer stands already: the unique index is the referee. Where a request counts on a successor, it counts on this one next. */
export async function insertGiven(tx: InPractice, memberId: Id<'member'>, email: string): Promise<HandoverId | null> {
  const { db, actor, clock, keyring } = tx;
  const { practiceId } = actor;
  const id = newId('handover');
  const offeredAt = clock.now();
  const sealer = await keyring.practiceSealer(db, practiceId);
  const { count } = await db.handover.createMany({
    data: [
      {
        ...{ practiceId, id, offerId: id, side: 'gives', state: 'offered', memberId, offeredAt, expiresAt: expiryOf(offeredAt) },
        ...(await findPromise(tx)),
        emailSealed: sealer.seal(email, place(id, 'email_sealed')),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

/** The other side of an offer, in the practice it is made to. */
export async function insertTaken(
  tx: InPractice,
  { offer, memberId, from }: { offer: Handover; memberId: Id<'member'>; from: { id: Id<'practice'>; name: string } },
): Promise<HandoverId> {
  const { db, actor, keyring } = tx;
  const { practiceId } = actor;
  const id = newId('handover');
  const sealer = await keyring.practiceSealer(db, practiceId);
  await db.handover.create({
    data: {
      ...{ practiceId, id, offerId: offer.id, side: 'takes', state: 'offered', memberId },
      ...{ offeredAt: offer.offeredAt, expiresAt: offer.expiresAt },
      ...{ otherPractice: from.id, otherNameSealed: sealer.seal(from.name, place(id, 'other_name_sealed')) },
    },
    select: { id: true },
  });
  return id;
}

type Change = {
  readonly state?: HandoverState;
  readonly otherPractice?: Id<'practice'>;
  readonly otherName?: string;
  readonly answeredAt?: Date;
  readonly promisedAt?: Date | null;
  readonly closedAt?: Date;
  readonly plan?: Plan;
  readonly outcome?: Outcome;
};
export async function change(tx: InPractice, id: HandoverId, { otherName, plan, outcome, ...data }: Change): Promise<void> {
  const { db, actor, keyring } = tx;
  const { practiceId } = actor;
  const sealer = otherName === undefined ? null : await keyring.practiceSealer(db, practiceId);
  await db.handover.updateMany({
    where: { practiceId, id },
    data: {
      ...data,
      ...(sealer && otherName !== undefined ? { otherNameSealed: sealer.seal(otherName, place(id, 'other_name_sealed')) } : {}),
      ...((outcome ?? plan) ? { facts: (outcome ?? plan) as object } : {}),
    },
  });
}

export type Unanswered = { readonly practiceId: Id<'practice'>; readonly id: HandoverId };
/** As the relay, across practices: offers nobody answered in time, the longest over first. */
export const findUnanswered = (tx: Tx, now: Date, limit: number): Promise<Unanswered[]> =>
  tx.$queryRaw<Unanswered[]>`select practice_id as "practiceId", id from handover
    where side = 'gives' and state = 'offered' and expires_at <= ${now} order by expires_at limit ${limit}`;
