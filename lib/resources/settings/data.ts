import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { ResourceKind } from '../rules';
import type { AddResource, RenameResource, ResourceLine } from '../schema';

const line = (row: { id: string; siteId: string; kind: string; name: string }): ResourceLine => ({
  ...{ id: row.id as Id<'resource'>, siteId: row.siteId as Id<'site'>, kind: row.kind as ResourceKind, name: row.name },
});
const columns = { id: true, siteId: true, kind: true, name: true } as const;

/** Those in use, by site and then in the order they were added. */
export async function findResources({ db, actor }: InPractice): Promise<ResourceLine[]> {
  const rows = await db.resource.findMany({
    where: { practiceId: actor.practiceId, archivedAt: null },
    orderBy: [{ siteId: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: columns,
  });
  return rows.map(line);
}

/** One of the practice, in use or archived. */
export async function findResource({ db, actor }: InPractice, id: Id<'resource'>) {
  const row = await db.resource.findFirst({ where: { practiceId: actor.practiceId, id }, select: { ...columns, archivedAt: true } });
  return row && { ...line(row), isArchived: row.archivedAt !== null };
}

export const siteExists = async ({ db, actor }: InPractice, id: Id<'site'>) =>
  (await db.site.count({ where: { practiceId: actor.practiceId, id } })) === 1;

/**
 * How many of them are in use. The rows stay as they are until the transaction ends, so that none is archived between this check and
 * what relies on it.
 */
export const countInUse = async ({ db, actor }: InPractice, ids: readonly Id<'resource'>[]) =>
  (
    await db.$queryRaw<unknown[]>`select 1 from resource
      where practice_id = ${actor.practiceId} and id = any(${[...ids]}) and archived_at is null for share`
  ).length;

/** Two who add the same name at once wait for each other. */
export const lockSite = ({ db, actor }: InPractice, id: Id<'site'>) =>
  db.$executeRaw`select 1 from site where practice_id = ${actor.practiceId} and id = ${id} for no key update`;

export const isNameTaken = async (
  { db, actor }: InPractice,
  { siteId, name, except }: { siteId: Id<'site'>; name: string; except?: Id<'resource'> },
) =>
  (await db.resource.count({
    where: {
      ...{ practiceId: actor.practiceId, siteId, archivedAt: null, name: { equals: name, mode: 'insensitive' } },
      ...(except ? { id: { not: except } } : {}),
    },
  })) > 0;

export async function insertResource({ db, actor }: InPractice, resource: AddResource): Promise<Id<'resource'>> {
  const id = newId('resource');
  const position = await db.resource.count({ where: { practiceId: actor.practiceId, siteId: resource.siteId } });
  await db.resource.create({ data: { ...resource, practiceId: actor.practiceId, id, position }, select: { id: true } });
  return id;
}

export const updateName = ({ db, actor }: InPractice, { id, name }: RenameResource) =>
  db.resource.updateMany({ where: { practiceId: actor.practiceId, id }, data: { name } });

export const setArchived = ({ db, actor }: InPractice, id: Id<'resource'>, archivedAt: Date | null) =>
  db.resource.updateMany({ where: { practiceId: actor.practiceId, id }, data: { archivedAt } });

/** The names of the reasons in use that may ask for one of them, in the order a practitioner keeps them. */
export async function findReasonsNeeding({ db, actor }: InPractice, id: Id<'resource'>): Promise<string[]> {
  const rows = await db.visitReason.findMany({
    where: { practiceId: actor.practiceId, archivedAt: null },
    orderBy: [{ practitionerId: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: { label: true, resourceNeeds: true },
  });
  return rows.filter(({ resourceNeeds }) => (resourceNeeds as readonly Id<'resource'>[][]).flat().includes(id)).map(({ label }) => label);
}
