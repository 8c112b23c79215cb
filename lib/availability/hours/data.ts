import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { AbsenceLine, ExceptionLine, OpeningLine, SaveException, SaveOpenings, VisitMode } from '../schema';

const day = (date: string) => new Date(`${date}T00:00:00Z`);
const dateOf = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;
const inHouse = ({ actor }: InPractice) =>
  actor.kind === 'member' || actor.kind === 'system'
    ? { practiceId: actor.practiceId }
    : { practiceId: actor.practiceId, id: { in: [] as string[] } };

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
        validFrom: dateOf(o.validFrom),
        validTo: dateOf(o.validTo),
      }),
    ),
    exceptions: exceptions.map(
      (e): ExceptionLine => ({
        id: e.id as Id<'openingException'>,
        practitionerId,
        siteId: e.siteId as Id<'site'>,
        date: dateOf(e.date) ?? '',
        openings: e.openings as { start: string; end: string }[],
      }),
    ),
    absences: absences.map(
      (a): AbsenceLine => ({ id: a.id as Id<'absence'>, practitionerId, start: a.startsAt, end: a.endsAt, label: a.label }),
    ),
  };
}

export const practitionerExists = async (tx: InPractice, id: Id<'practitioner'>) =>
  (await tx.db.practitioner.count({ where: { AND: [inHouse(tx), { practiceId: tx.actor.practiceId, id }] } })) === 1;

export const sitesExist = async ({ db, actor }: InPractice, ids: readonly Id<'site'>[]) =>
  (await db.site.count({ where: { practiceId: actor.practiceId, id: { in: [...new Set(ids)] } } })) === new Set(ids).size;

export const timeZoneOf = async ({ db, actor }: InPractice) =>
  (await db.practice.findUniqueOrThrow({ where: { id: actor.practiceId }, select: { timeZone: true } })).timeZone;

export async function replaceOpenings({ db, actor }: InPractice, { practitionerId, openings }: SaveOpenings) {
  await db.opening.deleteMany({ where: { practiceId: actor.practiceId, practitionerId } });
  await db.opening.createMany({
    data: openings.map((o) => ({
      ...{ practiceId: actor.practiceId, id: newId('opening'), practitionerId, siteId: o.siteId, weekday: o.weekday, modes: o.modes },
      startsAt: o.start,
      endsAt: o.end,
      validFrom: o.validFrom ? day(o.validFrom) : null,
      validTo: o.validTo ? day(o.validTo) : null,
    })),
  });
}

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

export const findAbsenceOwner = async (tx: InPractice, id: Id<'absence'>) =>
  (await tx.db.absence.findFirst({ where: { AND: [inHouse(tx), { id }] }, select: { practitionerId: true } }))?.practitionerId as
    | Id<'practitioner'>
    | undefined;
export const findExceptionOwner = async (tx: InPractice, id: Id<'openingException'>) =>
  (await tx.db.openingException.findFirst({ where: { AND: [inHouse(tx), { id }] }, select: { practitionerId: true } }))?.practitionerId as
    | Id<'practitioner'>
    | undefined;
export const deleteAbsence = ({ db, actor }: InPractice, id: Id<'absence'>) =>
  db.absence.deleteMany({ where: { practiceId: actor.practiceId, id } });
export const deleteException = ({ db, actor }: InPractice, id: Id<'openingException'>) =>
  db.openingException.deleteMany({ where: { practiceId: actor.practiceId, id } });
