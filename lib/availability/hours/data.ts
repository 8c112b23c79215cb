import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { VisitMode } from '@/lib/core/visit-mode';
import type { AbsenceLine, ExceptionLine, OpeningLine, PractitionerLine, SaveException, SaveOpenings } from '../schema';

const day = (date: string) => new Date(`${date}T00:00:00Z`);
const dateOf = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;
const inHouse = ({ actor }: InPractice) =>
  actor.kind === 'member' || actor.kind === 'system'
    ? { practiceId: actor.practiceId }
    : { practiceId: actor.practiceId, id: { in: [] as string[] } };

const exceptionLine = (e: { id: string; practitionerId: string; siteId: string; date: Date; openings: unknown }): ExceptionLine => ({
  id: e.id as Id<'openingException'>,
  practitionerId: e.practitionerId as Id<'practitioner'>,
  siteId: e.siteId as Id<'site'>,
  date: dateOf(e.date) ?? '',
  openings: e.openings as ExceptionLine['openings'],
});
const absenceLine = (a: { id: string; practitionerId: string; startsAt: Date; endsAt: Date; label: string }): AbsenceLine => ({
  id: a.id as Id<'absence'>,
  practitionerId: a.practitionerId as Id<'practitioner'>,
  ...{ start: a.startsAt, end: a.endsAt, label: a.label },
});

export async function findHours(tx: InPractice, practitionerId: Id<'practitioner'>) {
  const mine = { AND: [inHouse(tx), { practitionerId }] };
  const openings = await tx.db.opening.findMany({ where: mine, orderBy: [{ weekday: 'asc' }, { startsAt: 'asc' }] });
  const exceptions = await tx.db.openingException.findMany({ where: mine, orderBy: { date: 'asc' } });
  const absences = await tx.db.absence.findMany({ where: mine, orderBy: { startsAt: 'asc' } });
  return {
    openings: openings.map(
      (o): OpeningLine => ({
        id: o.id as Id<'opening'>,
        practitionerId,
        siteId: o.siteId as Id<'site'>,
        weekday: o.weekday,
        start: o.startsAt,
        end: o.endsAt,
        modes: o.modes as VisitMode[],
        reasonIds: o.reasonIds as Id<'visitReason'>[],
        knownOnly: o.knownOnly,
        validFrom: dateOf(o.validFrom),
        validTo: dateOf(o.validTo),
      }),
    ),
    exceptions: exceptions.map(exceptionLine),
    absences: absences.map(absenceLine),
  };
}

export const practitionerExists = async (tx: InPractice, id: Id<'practitioner'>) =>
  (await tx.db.practitioner.count({ where: { AND: [inHouse(tx), { practiceId: tx.actor.practiceId, id }] } })) === 1;

/** In the order they joined. */
export async function findPractitioners(tx: InPractice): Promise<PractitionerLine[]> {
  const rows = await tx.db.practitioner.findMany({
    where: { AND: [inHouse(tx), { practiceId: tx.actor.practiceId }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, honorific: true, givenName: true, familyName: true, slug: true },
  });
  return rows.map(({ id, honorific, givenName, familyName, slug }) => ({
    ...{ id: id as Id<'practitioner'>, slug, name: [honorific, givenName, familyName].filter(Boolean).join(' ') },
  }));
}

/**
 * Two who replace the hours of one practitioner at once wait for each other, or both lists would remain. Its own statement, before the
 * rows are read. No stronger than needed: a booking only refers to the practitioner and goes on.
 */
export const lockHours = ({ db, actor }: InPractice, practitionerId: Id<'practitioner'>) =>
  db.$executeRaw`select 1 from practitioner where practice_id = ${actor.practiceId} and id = ${practitionerId} for no key update`;

export const sitesExist = async ({ db, actor }: InPractice, ids: readonly Id<'site'>[]) =>
  (await db.site.count({ where: { practiceId: actor.practiceId, id: { in: [...new Set(ids)] } } })) === new Set(ids).size;

/** Whether all of them are this practitioner's, archived ones left out. */
export const reasonsExist = async ({ db, actor }: InPractice, practitionerId: Id<'practitioner'>, ids: readonly Id<'visitReason'>[]) =>
  (await db.visitReason.count({
    where: { practiceId: actor.practiceId, practitionerId, archivedAt: null, id: { in: [...new Set(ids)] } },
  })) === new Set(ids).size;

export const timeZoneOf = async ({ db, actor }: InPractice) =>
  (await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { timeZone: true } })).timeZone;

export async function replaceOpenings({ db, actor }: InPractice, { practitionerId, openings }: SaveOpenings) {
  await db.opening.deleteMany({ where: { practiceId: actor.practiceId, practitionerId } });
  await db.opening.createMany({
    data: openings.map((o) => ({
      ...{ practiceId: actor.practiceId, id: newId('opening'), practitionerId, siteId: o.siteId, weekday: o.weekday, modes: o.modes },
      ...{ reasonIds: o.reasonIds, knownOnly: o.knownOnly },
      startsAt: o.start,
      endsAt: o.end,
      validFrom: o.validFrom ? day(o.validFrom) : null,
      validTo: o.validTo ? day(o.validTo) : null,
    })),
  });
}

/** Every entry of that date, or those at one site. */
export const deleteExceptionsOn = (
  { db, actor }: InPractice,
  { practitionerId, date, siteId }: { practitionerId: Id<'practitioner'>; date: string; siteId?: Id<'site'> },
) =>
  db.openingException.deleteMany({
    where: { practiceId: actor.practiceId, practitionerId, date: day(date), ...(siteId ? { siteId } : {}) },
  });

/** "Closed" entries of that date. */
export const deleteClosedOn = ({ db, actor }: InPractice, practitionerId: Id<'practitioner'>, date: string) =>
  db.openingException.deleteMany({ where: { practiceId: actor.practiceId, practitionerId, date: day(date), openings: { equals: [] } } });

export async function insertException({ db, actor }: InPractice, e: SaveException): Promise<Id<'openingException'>> {
  const id = newId('openingException');
  const { practitionerId, siteId, openings } = e;
  await db.openingException.create({
    data: { practiceId: actor.practiceId, id, practitionerId, siteId, openings, date: day(e.date) },
    select: { id: true },
  });
  return id;
}

export async function insertAbsence(
  { db, actor, clock }: InPractice,
  a: { practitionerId: Id<'practitioner'>; start: Date; end: Date; label: string },
): Promise<Id<'absence'>> {
  const id = newId('absence');
  const { practitionerId, label } = a;
  await db.absence.create({
    data: {
      practiceId: actor.practiceId,
      id,
      practitionerId,
      startsAt: a.start,
      endsAt: a.end,
      label,
      createdBy: actor.kind,
      createdAt: clock.now(),
    },
    select: { id: true },
  });
  return id;
}

/** One with the very same times and label: a second press of the same button. */
export async function findSameAbsence(
  { db, actor }: InPractice,
  { practitionerId, start, end, label }: { practitionerId: Id<'practitioner'>; start: Date; end: Date; label: string },
): Promise<Id<'absence'> | null> {
  const same = { practiceId: actor.practiceId, practitionerId, startsAt: start, endsAt: end, label };
  const row = await db.absence.findFirst({ where: same, select: { id: true } });
  return row && (row.id as Id<'absence'>);
}

export async function findAbsence(tx: InPractice, id: Id<'absence'>): Promise<AbsenceLine | null> {
  const row = await tx.db.absence.findFirst({ where: { AND: [inHouse(tx), { id }] } });
  return row && absenceLine(row);
}
export async function findException(tx: InPractice, id: Id<'openingException'>): Promise<ExceptionLine | null> {
  const row = await tx.db.openingException.findFirst({ where: { AND: [inHouse(tx), { id }] } });
  return row && exceptionLine(row);
}
export const deleteAbsence = ({ db, actor }: InPractice, id: Id<'absence'>) =>
  db.absence.deleteMany({ where: { practiceId: actor.practiceId, id } });
export const deleteException = ({ db, actor }: InPractice, id: Id<'openingException'>) =>
  db.openingException.deleteMany({ where: { practiceId: actor.practiceId, id } });
