import type { VisitMode } from '@/lib/availability/schema';
import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { ReasonColour, SaveVisitReason, VisitReason } from './schema';

/** Members and the practice's own jobs see the reasons; everybody else reads the public card (lib/directory). */
const visibleTo = ({ actor }: InPractice) =>
  actor.kind === 'member' || actor.kind === 'system'
    ? { practiceId: actor.practiceId }
    : { practiceId: actor.practiceId, id: { in: [] as string[] } };

export async function findReasons(
  tx: InPractice,
  where: { practitionerId?: Id<'practitioner'>; id?: Id<'visitReason'> },
): Promise<VisitReason[]> {
  const rows = await tx.db.visitReason.findMany({
    where: { AND: [visibleTo(tx), { archivedAt: null, ...where }] },
    orderBy: [{ practitionerId: 'asc' }, { position: 'asc' }, { id: 'asc' }],
  });
  return rows.map((r) => ({
    ...r,
    id: r.id as Id<'visitReason'>,
    practitionerId: r.practitionerId as Id<'practitioner'>,
    modes: r.modes as VisitMode[],
    colour: r.colour as ReasonColour,
  }));
}

export const practitionerExists = async ({ db, actor }: InPractice, id: Id<'practitioner'>) =>
  (await db.practitioner.count({ where: { practiceId: actor.practiceId, id } })) === 1;

export async function writeReason({ db, actor }: InPractice, { id, ...reason }: SaveVisitReason): Promise<Id<'visitReason'>> {
  const values = { ...reason, instructions: reason.instructions ?? null };
  if (id) {
    await db.visitReason.update({ where: { practiceId_id: { practiceId: actor.practiceId, id } }, data: values, select: { id: true } });
    return id;
  }
  const fresh = newId('visitReason');
  const position = await db.visitReason.count({ where: { practiceId: actor.practiceId, practitionerId: reason.practitionerId } });
  await db.visitReason.create({ data: { ...values, practiceId: actor.practiceId, id: fresh, position }, select: { id: true } });
  return fresh;
}

export const archiveReason = async ({ db, actor, clock }: InPractice, id: Id<'visitReason'>) =>
  (await db.visitReason.updateMany({ where: { practiceId: actor.practiceId, id, archivedAt: null }, data: { archivedAt: clock.now() } }))
    .count === 1;
