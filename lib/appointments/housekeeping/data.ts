import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';

/** Every practice there is: for recurring work alone, with the relay's rights. */
export const findPracticeIds = (tx: Tx): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`select id from practice order by id`;

/** A hold that ran out blocks nothing already; this says so in its status. */
export async function expireHolds({ db, actor }: InPractice, before: Date): Promise<number> {
  const { count } = await db.appointment.updateMany({
    where: { practiceId: actor.practiceId, status: 'held', expiresAt: { lt: before } },
    data: { status: 'expired' },
  });
  return count;
}

/** What someone typed and never confirmed, with its code. */
export async function deleteVerifications({ db, actor }: InPractice, before: Date): Promise<number> {
  const { count } = await db.bookingVerification.deleteMany({ where: { practiceId: actor.practiceId, expiresAt: { lt: before } } });
  return count;
}

export async function deleteIdempotencyKeys({ db, actor }: InPractice, before: Date): Promise<number> {
  const { count } = await db.idempotencyKey.deleteMany({ where: { practiceId: actor.practiceId, createdAt: { lt: before } } });
  return count;
}
