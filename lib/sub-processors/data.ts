import type { InPractice } from '@/lib/context';
import { type Id, newId } from '@/lib/core/id';
import type { Tx } from '@/lib/platform/db';

const table = 'sub_processor_objection';
const placeOf = (row: Id<'subProcessorObjection'>) => ({ table, column: 'ground_sealed', row });

/** What the practice was told and objects to, and since when it is one. */
export type Answers = {
  readonly joinedAt: Date;
  readonly told: readonly { readonly change: number; readonly toldAt: Date }[];
  readonly objections: readonly { readonly change: number; readonly madeAt: Date }[];
};

export async function findAnswers({ db, actor }: Pick<InPractice, 'db' | 'actor'>): Promise<Answers> {
  const { practiceId } = actor;
  const { createdAt } = await db.practice.findUniqueOrThrow({ where: { id: practiceId }, select: { createdAt: true } });
  const told = await db.subProcessorNotice.findMany({ where: { practiceId }, select: { change: true, toldAt: true } });
  const standing = { where: { practiceId, withdrawnAt: null }, select: { change: true, madeAt: true } };
  return { joinedAt: createdAt, told, objections: await db.subProcessorObjection.findMany(standing) };
}

/** False when the practice had been told before: the unique change is the referee. */
export async function insertNotice({ db, actor, clock }: InPractice, change: number): Promise<boolean> {
  const row = { practiceId: actor.practiceId, id: newId('subProcessorNotice'), change, toldAt: clock.now() };
  const { count } = await db.subProcessorNotice.createMany({ data: [row], skipDuplicates: true });
  return count === 1;
}

/** Null when one stands already. */
export async function insertObjection(
  { db, actor, clock, keyring }: InPractice,
  objection: { change: number; ground: string; madeBy: Id<'member'> },
): Promise<Id<'subProcessorObjection'> | null> {
  const id = newId('subProcessorObjection');
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  const sealed = sealer.seal(objection.ground, placeOf(id));
  const inserted = await db.$executeRaw`
    insert into sub_processor_objection (practice_id, id, change, ground_sealed, made_by, made_at)
    values (${actor.practiceId}, ${id}, ${objection.change}, ${sealed}, ${objection.madeBy}, ${clock.now()})
    on conflict (practice_id, change) where withdrawn_at is null do nothing`;
  return inserted === 1 ? id : null;
}

export async function endObjection({ db, actor, clock }: InPractice, change: number, by: Id<'member'>): Promise<boolean> {
  const where = { practiceId: actor.practiceId, change, withdrawnAt: null };
  const { count } = await db.subProcessorObjection.updateMany({ where, data: { withdrawnAt: clock.now(), withdrawnBy: by } });
  return count > 0;
}

/** The practice's own words on what stands, by change. */
export async function readGrounds({ db, actor, keyring }: InPractice): Promise<Map<number, string>> {
  const rows = await db.subProcessorObjection.findMany({
    where: { practiceId: actor.practiceId, withdrawnAt: null },
    select: { id: true, change: true, groundSealed: true },
  });
  if (rows.length === 0) return new Map();
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  return new Map(
    rows.map(({ id, change, groundSealed }) => [change, sealer.open(groundSealed, placeOf(id as Id<'subProcessorObjection'>))]),
  );
}

/** Practices that were there when a change was announced and have not been told of it yet, across all of them. */
export const findUntold = (
  tx: Tx,
  change: number,
  announcedAt: Date,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<{ id: Id<'practice'> }[]> =>
  tx.$queryRaw<{ id: Id<'practice'> }[]>`
    select p.id from practice p
    where p.id > ${after} and p.created_at < ${announcedAt} and not exists (select from sub_processor_notice n where n.practice_id = p.id and n.change = ${change})
    order by p.id limit ${limit}`;

/** Whom the practice is written to. */
export async function findOwners({ db, actor }: InPractice): Promise<Id<'member'>[]> {
  const where = { practiceId: actor.practiceId, role: 'owner', removedAt: null };
  const rows = await db.member.findMany({ where, orderBy: { createdAt: 'asc' }, select: { id: true } });
  return rows.map(({ id }) => id as Id<'member'>);
}
