import { Prisma, plannedOnce, type Tx } from './db';

/**
 * The SQLSTATE of a failed statement, read from the driver's code and not from text; null for anything else.
 * 23P01 exclusion, 55P03 lock timeout, 40P01 deadlock, 40001 serialisation.
 */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const cause = (error.meta?.driverAdapterError as { cause?: { originalCode?: unknown } } | undefined)?.cause;
  return typeof cause?.originalCode === 'string' ? cause.originalCode : null;
}

/**
 * Takes a lock of each named resource until the transaction ends, in one fixed order so that two bookings over several agendas cannot
 * wait for each other. Its own statement, before any read: lock and read in one statement would share a snapshot older than the lock.
 * Waits two seconds at most (SQLSTATE 55P03).
 */
export async function lockInOrder(tx: Tx, names: readonly string[]): Promise<void> {
  // The patience is set in the row that the locks are taken from, so before the first of them, and saves a statement of its own.
  await tx.$executeRaw`${plannedOnce} with patience as materialized (select set_config('lock_timeout', '2s', true))
    select pg_advisory_xact_lock(hashtextextended(name, 0)) from patience, unnest(${[...new Set(names)].sort()}::text[]) as names (name)`;
}
