import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

/** From when to when an absence lasts; null for one that is not the practice's. */
export async function findAbsenceRange({ db, actor }: InPractice, id: Id<'absence'>): Promise<{ start: Date; end: Date } | null> {
  const row = await db.absence.findFirst({ where: { practiceId: actor.practiceId, id }, select: { startsAt: true, endsAt: true } });
  return row && { start: row.startsAt, end: row.endsAt };
}
