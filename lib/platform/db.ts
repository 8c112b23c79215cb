import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Id } from '@/lib/core/id';
import { Prisma, PrismaClient } from '@/prisma/generated/client';
import { openReader } from './reader';

/** A connection inside one transaction, with its scope set: the only thing data.ts ever queries through. */
export type Tx = Prisma.TransactionClient;

/**
 * What the transaction may see. Row-level security reads these settings: `practice` opens one practice; `account` one's own memberships
 * and files; `slug` and `capability` one row; `listed` the public directory. With none of them, practice tables are empty.
 */
export type Scope = {
  readonly practice?: Id<'practice'>;
  readonly account?: Id<'account'>;
  readonly slug?: string;
  readonly capability?: string;
  readonly listed?: true;
};

export type Database = {
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same, unable to write: the database refuses any change and any row lock in it (SQLSTATE 25006). */
  readTransaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One query with that scope, in a transaction of its own that reaches the database in one round trip instead of four: for what is asked
   * often and needs nothing else beside it.
   */
  read<T>(scope: Scope, query: Prisma.Sql): Promise<T[]>;
  /** Across practices, with the relay's few columns: for the outbox relay and the sweeper alone. */
  asRelay<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * With the archivist's rights, in one practice, or (null) where rows belong to none: removes what is past its term and reads and keeps the
   * archive. It sees little else. For lib/retention alone.
   */
  asArchivist<T>(practice: Id<'practice'> | null, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export { Prisma };

/** Written into a statement's text to have each connection plan it once: for fixed statements on hot paths, never for lists of varying length. */
export const plannedOnce = Prisma.sql`/* planned once */`;
const statementNames = new Map<string, string>();
/** An empty name is an unnamed statement, planned each time. */
const statementName = ({ sql }: { sql: string }): string => {
  if (!sql.includes('/* planned once */')) return '';
  const name = statementNames.get(sql) ?? `prati_${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
  statementNames.set(sql, name);
  return name;
};

/** What opens a scope, as the first statement of a transaction. */
export const enter = (scope: Scope, more = Prisma.empty) =>
  Prisma.sql`${plannedOnce} select set_config('app.practice', ${scope.practice ?? ''}, true), set_config('app.account', ${scope.account ?? ''}, true),
    set_config('app.slug', ${scope.slug ?? ''}, true), set_config('app.capability', ${scope.capability ?? ''}, true),
    set_config('app.public', ${scope.listed ? 'on' : ''}, true)${more}`;
const readOnly = Prisma.sql`, set_config('transaction_read_only', 'on', true)`;
const named = (query: Prisma.Sql) => ({ name: statementName(query), text: query.text, values: query.values });

/** Beside the others, so that reading never waits for a writer that waits for a lock. */
const readers = 4;
const patience = { maxWait: 8_000, timeout: 15_000 };

/** @param role set on each connection where one login serves owner and application (local mode with a given DATABASE_URL). */
export function openDatabase(settings: { url: string; role?: string | undefined; connections?: number }): Database {
  const pool = {
    connectionString: settings.url,
    max: settings.connections ?? 12,
    ...(settings.role ? { options: `-c role=${settings.role}` } : {}),
  };
  const reader = openReader({ ...pool, max: readers });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementName }) });
  return {
    transaction: (scope, work) =>
      prisma.$transaction(async (tx) => {
        await tx.$queryRaw(enter(scope));
        return work(tx);
      }, patience),
    readTransaction: (scope, work) =>
      prisma.$transaction(async (tx) => {
        await tx.$queryRaw(enter(scope, readOnly));
        return work(tx);
      }, patience),
    read: (scope, query) => reader.read(named(enter(scope)), named(query)),
    asRelay: (work) =>
      prisma.$transaction(async (tx) => {
        await tx.$executeRaw`set local role prati_relay`;
        return work(tx);
      }, patience),
    asArchivist: (practice, work) =>
      prisma.$transaction(async (tx) => {
        await tx.$queryRaw(enter(practice ? { practice } : {}));
        await tx.$executeRaw`set local role prati_archivist`;
        return work(tx);
      }, patience),
    close: async () => {
      await Promise.all([prisma.$disconnect(), reader.close()]);
    },
  };
}

/** Enters one practice from inside a transaction that found out which: a public page by its slug, a link by its token. */
export const openPractice = (tx: Tx, practiceId: Id<'practice'>) => tx.$queryRaw`select set_config('app.practice', ${practiceId}, true)`;

/**
 * Does one thing with the archivist's rights inside a transaction of the application, which is itself again afterwards: removing rows and
 * writing down that they went must be one.
 */
export async function asArchivistWithin<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`set local role prati_archivist`;
  const done = await work();
  // Back to what the connection began with: the application's role, also where one login serves all.
  await tx.$executeRaw`reset role`;
  return done;
}

/** Enters one account from inside a transaction that found out which, by a session: its own memberships and files become visible. */
export const openAccount = (tx: Tx, accountId: Id<'account'>) => tx.$queryRaw`select set_config('app.account', ${accountId}, true)`;
