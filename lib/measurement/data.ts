import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';
import type { FeatureUses, PageView } from './schema';

type MemberId = Id<'member'>;
const lockName = (practiceId: string, memberId: string) => `${practiceId}:${memberId}:measurement`;

/** Held while uses are written: whoever forgets them waits for it, and whoever writes later asks for the yes again. */
export const lockForWriting = ({ db, actor }: InPractice, memberId: MemberId) =>
  db.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended(${lockName(actor.practiceId, memberId)}, 0))`;
export const lockForForgetting = ({ db, actor }: InPractice, memberId: MemberId) =>
  db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lockName(actor.practiceId, memberId)}, 0))`;

export async function insertUses({ db, actor, clock }: InPractice, memberId: MemberId, uses: FeatureUses['uses']): Promise<number> {
  const rows = uses.map(({ name, family }) => ({
    ...{ practiceId: actor.practiceId, id: newId('usageEvent'), memberId },
    ...{ name, pageFamily: family, at: clock.now() },
  }));
  return (await db.usageEvent.createMany({ data: rows })).count;
}

export async function deleteUses({ db, actor }: InPractice, memberId: MemberId): Promise<number> {
  return (await db.usageEvent.deleteMany({ where: { practiceId: actor.practiceId, memberId } })).count;
}

/** Whose uses are stored. */
export async function findMeasured({ db, actor }: InPractice): Promise<MemberId[]> {
  const rows = await db.usageEvent.findMany({
    where: { practiceId: actor.practiceId },
    distinct: ['memberId'],
    select: { memberId: true },
  });
  return rows.map(({ memberId }) => memberId as MemberId);
}

/** Every practice there is: for recurring work alone, with the relay's rights. */
export const findPracticeIds = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice order by id`;

/** One more view on a day (UTC) of a kind of page. The row is a sum: there is nobody in it. */
export const addPageView = ({ db }: { readonly db: Tx }, { family }: PageView, at: Date) =>
  db.$executeRaw`
    insert into page_view_count (day, page_family, views) values ((${at} at time zone 'UTC')::date, ${family}, 1)
    on conflict (day, page_family) do update set views = page_view_count.views + 1`;
