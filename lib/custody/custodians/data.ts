import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';

type Here = Pick<InPractice, 'db' | 'clock'>;

/** Of two who appoint the first custodian at once, one waits. */
export const lockCustodians = ({ db }: Pick<Here, 'db'>) => db.$executeRaw`select pg_advisory_xact_lock(hashtext('custodian'))`;

export const isCustodian = async ({ db }: Pick<Here, 'db'>, accountId: Id<'account'>): Promise<boolean> =>
  (await db.custodian.count({ where: { accountId, endedAt: null } })) === 1;

export const countCustodians = ({ db }: Pick<Here, 'db'>): Promise<number> => db.custodian.count({ where: { endedAt: null } });

export async function insertCustodian({ db, clock }: Here, accountId: Id<'account'>, appointedBy: Id<'account'>): Promise<void> {
  const data = { accountId, appointedBy, appointedAt: clock.now() };
  await db.custodian.createMany({ data: [data], skipDuplicates: true });
}

export const endCustodian = async ({ db, clock }: Here, accountId: Id<'account'>): Promise<boolean> =>
  (await db.custodian.updateMany({ where: { accountId, endedAt: null }, data: { endedAt: clock.now() } })).count === 1;

/** Whether the account works in, or is treated by, any practice. The transaction must see the account's own rows. */
export const hasPlace = async ({ db }: Pick<Here, 'db'>, accountId: Id<'account'>): Promise<boolean> =>
  (await db.member.count({ where: { accountId, removedAt: null } })) + (await db.patient.count({ where: { accountId, erasedAt: null } })) >
  0;
