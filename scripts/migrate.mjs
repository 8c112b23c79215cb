/**
 * node scripts/migrate.mjs: applies prisma/migrations with the owner's connection (MIGRATION_DATABASE_URL), then the queue's own tables.
 *
 * It keeps the table that `prisma migrate deploy` keeps and takes the lock it takes, so either can follow the other. Unlike it, each
 * migration is one transaction: a failed one leaves nothing behind and is simply tried again by the next start.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './processes.mjs';
import { withConnection } from './roles.mjs';

const home = path.resolve(import.meta.dirname, '../prisma/migrations');
const prismaLock = 72_707_369;

const ledger = `create table if not exists public._prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

function migrationsOnDisk() {
  return readdirSync(home)
    .filter((name) => existsSync(path.join(home, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(home, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

function pendingAfter(applied, wanted) {
  for (const { migration_name: name, checksum } of applied) {
    const file = wanted.find((migration) => migration.name === name);
    if (!file)
      throw new Refusal(
        `The database was migrated by a newer version (${name} is unknown here): update this checkout, or use another database.`,
      );
    if (file.checksum !== checksum) {
      throw new Refusal(
        `Migration ${name} was changed after it had been applied: put the file back and write a new one, or begin anew with an empty database (in local mode, remove the folder .local).`,
      );
    }
  }
  return wanted.filter(({ name }) => !applied.some((row) => row.migration_name === name));
}

async function apply(client, { name, sql, checksum }) {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(
      'insert into public._prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) values ($1, $2, clock_timestamp(), $3, now(), 1)',
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : '';
    throw new Refusal(`Migration ${name} failed and changed nothing${line}: ${error.message}.`);
  }
}

/** BullMQ's tables live in their own schema, where the application may do everything but change the tables. */
async function migrateQueue(client) {
  const { runMigrations } = await import('bullmq');
  await runMigrations(client);
  await client.query(`grant usage on schema bullmq to prati_app;
    grant all on all tables in schema bullmq to prati_app;
    grant all on all sequences in schema bullmq to prati_app;
    grant execute on all routines in schema bullmq to prati_app`);
}

/** Brings the database of `url` up to date; safe when several begin at once. Returns the names of the migrations applied. */
export function migrate(url) {
  return withConnection(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [prismaLock]);
    await client.query(ledger);
    await client.query('create extension if not exists btree_gist'); // a trusted extension: the owner of the database may
    const { rows } = await client.query(
      'select migration_name, checksum from public._prisma_migrations where finished_at is not null and rolled_back_at is null',
    );
    const pending = pendingAfter(rows, migrationsOnDisk());
    for (const migration of pending) await apply(client, migration);
    await migrateQueue(client);
    return pending.map(({ name }) => name);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (!process.env.MIGRATION_DATABASE_URL)
      throw new Refusal('MIGRATION_DATABASE_URL is missing: set it to the address of the database as its owner.');
    const names = await migrate(process.env.MIGRATION_DATABASE_URL);
    console.log(names.length > 0 ? `Applied ${names.join(', ')}.` : 'The database is up to date.');
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
