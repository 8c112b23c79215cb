import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';

type FeedId = Id<'calendarFeed'>;
export type Feed = {
  readonly id: FeedId;
  readonly practitionerId: Id<'practitioner'>;
  readonly createdAt: Date;
  readonly lastReadAt: Date | null;
};
/** A calendar asks every few minutes; that it did is worth a write this often. */
const READ_NOTED_MS = 10 * 60_000;

export async function insertFeed(
  { db, actor, clock }: InPractice,
  feed: { readonly practitionerId: Id<'practitioner'>; readonly tokenHash: string; readonly by: string },
): Promise<FeedId> {
  const id = newId('calendarFeed');
  const { practitionerId, tokenHash, by } = feed;
  await db.calendarFeed.create({
    data: { practiceId: actor.practiceId, id, practitionerId, tokenHash, createdBy: by, createdAt: clock.now() },
    select: { id: true },
  });
  return id;
}

/** Feeds that can be read, of these practitioners, the latest first. */
export async function findFeeds({ db, actor }: InPractice, practitionerIds: readonly Id<'practitioner'>[]): Promise<Feed[]> {
  const rows = await db.calendarFeed.findMany({
    where: { practiceId: actor.practiceId, practitionerId: { in: [...practitionerIds] }, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, practitionerId: true, createdAt: true, lastReadAt: true },
  });
  return rows as Feed[];
}

export async function findFeed({ db, actor }: InPractice, id: FeedId): Promise<{ practitionerId: Id<'practitioner'> } | null> {
  const row = await db.calendarFeed.findFirst({ where: { practiceId: actor.practiceId, id }, select: { practitionerId: true } });
  return row as { practitionerId: Id<'practitioner'> } | null;
}

/** Compare-and-set: withdrawn once. */
export async function revoke(
  { db, actor, clock }: InPractice,
  which: { id: FeedId } | { practitionerId: Id<'practitioner'> },
): Promise<number> {
  const { count } = await db.calendarFeed.updateMany({
    where: { practiceId: actor.practiceId, ...which, revokedAt: null },
    data: { revokedAt: clock.now() },
  });
  return count;
}

type Found = {
  readonly id: FeedId;
  readonly practiceId: Id<'practice'>;
  readonly practitionerId: Id<'practitioner'>;
  readonly revokedAt: Date | null;
};

/** The one row an address opens; the transaction's scope is that address. */
export async function findByToken(tx: Tx, tokenHash: string): Promise<Found | null> {
  const row = await tx.calendarFeed.findFirst({
    where: { tokenHash },
    select: { id: true, practiceId: true, practitionerId: true, revokedAt: true },
  });
  return row as Found | null;
}

export const noteRead = ({ db, actor, clock }: InPractice, id: FeedId) => {
  const now = clock.now();
  const before = new Date(now.getTime() - READ_NOTED_MS);
  return db.calendarFeed.updateMany({
    where: { practiceId: actor.practiceId, id, OR: [{ lastReadAt: null }, { lastReadAt: { lt: before } }] },
    data: { lastReadAt: now },
  });
};

/** The practice's language, and when anything last happened there that a feed could show; null before the first. */
export async function findStanding({ db, actor }: InPractice): Promise<{ locale: string; changedAt: Date | null }> {
  const { practiceId } = actor;
  const practice = await db.practice.findUniqueOrThrow({ where: { id: practiceId }, select: { locale: true } });
  const [last] = await db.$queryRaw<{ at: Date }[]>`
    select at from event where practice_id = ${practiceId}
      and (name like 'appointment.%' or name in ('agenda.rules_changed', 'practice.settings_changed'))
      and name not in ('appointment.held', 'appointment.released', 'appointment.notice_settled') order by at desc limit 1`;
  return { locale: practice.locale, changedAt: last?.at ?? null };
}
