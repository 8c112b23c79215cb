import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { Question, ReasonColour, ReminderRule } from './rules';
import type { SaveVisitReason, VisitReason } from './schema';

/** Members and the practice's own jobs see the reasons; everybody else reads the public card (lib/directory). */
const visibleTo = ({ actor }: InPractice) =>
  actor.kind === 'member' || actor.kind === 'system'
    ? { practiceId: actor.practiceId }
    : { practiceId: actor.practiceId, id: { in: [] as string[] } };

/** A list as this noun wrote it. */
const kept = <T>(json: unknown) => json as readonly T[];

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
    questions: kept<Question>(r.questions),
    reminders: kept<ReminderRule>(r.reminders),
    resourceNeeds: kept<Id<'resource'>[]>(r.resourceNeeds),
  }));
}

/** Two who change one reason wait for each other; a booking only refers to it and goes on. Its own statement, before the row is read. */
export const lockReason = ({ db, actor }: InPractice, id: Id<'visitReason'>) =>
  db.$executeRaw`select 1 from visit_reason where practice_id = ${actor.practiceId} and id = ${id} for no key update`;

export const practitionerExists = async ({ db, actor }: InPractice, id: Id<'practitioner'>) =>
  (await db.practitioner.count({ where: { practiceId: actor.practiceId, id } })) === 1;

export type KeptReason = Omit<SaveVisitReason, 'questions'> & { readonly questions: readonly Question[] };

export async function writeReason({ db, actor }: InPractice, { id, ...reason }: KeptReason): Promise<Id<'visitReason'>> {
  const values = {
    ...reason,
    instructions: reason.instructions ?? null,
    documentsToBring: reason.documentsToBring ?? null,
    questions: [...reason.questions] as object[],
    reminders: [...reason.reminders],
    resourceNeeds: reason.resourceNeeds.map((need) => [...need]),
  };
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
