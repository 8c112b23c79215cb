import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

export async function findRefusedAt({ db, actor }: InPractice, id: Id<'patient'>): Promise<Date | null> {
  const row = await db.patient.findFirst({ where: { practiceId: actor.practiceId, id }, select: { contactRefusedAt: true } });
  return row?.contactRefusedAt ?? null;
}

/** Whether it changed anything: refusing twice, or lifting what was not refused, does not. */
export async function setRefusedAt({ db, actor }: InPractice, id: Id<'patient'>, at: Date | null): Promise<boolean> {
  const before = at ? null : { not: null };
  const { count } = await db.patient.updateMany({
    where: { practiceId: actor.practiceId, id, contactRefusedAt: before, erasedAt: null },
    data: { contactRefusedAt: at },
  });
  return count === 1;
}
