import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/prisma/generated/client';
import { type Database, enter, type Scope, type Tx } from './db';

/** Long enough to restore everything. */
const patience = { maxWait: 10_000, timeout: 6 * 3_600_000 };

/**
 * One transaction of a login that passes row-level security: for a restore, which must see and replace the rows of every practice, all or
 * nothing. `application` does what verbs do, with the application's rights and within that same transaction. Never for serving.
 */
export async function pastWalls<T>(url: string, work: (tx: Tx, application: Database) => Promise<T>): Promise<T> {
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 1 }) });
  try {
    return await prisma.$transaction((tx) => work(tx, applicationWithin(tx)), patience);
  } finally {
    await prisma.$disconnect();
  }
}

function applicationWithin(tx: Tx): Database {
  const as = async <R>(role: 'prati_app' | 'prati_relay' | 'prati_archivist', scope: Scope, work: () => Promise<R>): Promise<R> => {
    await tx.$queryRaw(enter(scope));
    if (role === 'prati_app') await tx.$executeRaw`set local role prati_app`;
    else if (role === 'prati_relay') await tx.$executeRaw`set local role prati_relay`;
    else await tx.$executeRaw`set local role prati_archivist`;
    const done = await work();
    await tx.$executeRaw`reset role`;
    return done;
  };
  return {
    transaction: (scope, work) => as('prati_app', scope, () => work(tx)),
    readTransaction: (scope, work) => as('prati_app', scope, () => work(tx)),
    read: (scope, query) => as('prati_app', scope, () => tx.$queryRaw(query)),
    asRelay: (work) => as('prati_relay', {}, () => work(tx)),
    asArchivist: (practice, work) => as('prati_archivist', practice ? { practice } : {}, () => work(tx)),
    close: async () => undefined,
  };
}
