import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

export const setLastVisit = ({ db, actor }: InPractice, id: Id<'patient'>, at: Date | null) =>
  db.patient.updateMany({ where: { practiceId: actor.practiceId, id, erasedAt: null }, data: { lastVisitAt: at } });
