/**
 * The four roles and the database, wherever PostgreSQL runs:
 * the owner migrates; the application reads and writes rows under row-level security and owns nothing; the relay is a role the
 * application steps into (SET ROLE) for the few columns the outbox needs, the archivist one it steps into to remove what is past its term
 * and to keep the archive. It never has either by itself.
 */
import { Refusal } from './processes.mjs';

const lockKey = 72_707_370;

async function connect(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // a lost connection is told by the query that was under way
  await client.connect();
  return client;
}

/** Runs `work` with one connection, and tells in a sentence when there is none. */
export async function withConnection(url, work) {
  let client;
  try {
    client = await connect(url);
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    throw new Refusal(
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be reached (${error.message}): check that it runs and that its URL is right.`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const exists = async (client, name) => (await client.query('select 1 from pg_roles where rolname = $1', [name])).rowCount === 1;

async function ensureRole(client, name, options) {
  const quoted = client.escapeIdentifier(name);
  if (!(await exists(client, name))) await client.query(`create role ${quoted}`);
  if (options) await client.query(`alter role ${quoted} with ${options}`);
}

/** What the application steps into for one transaction. */
const steppedInto = ['prati_relay', 'prati_archivist'];
const unprivileged = 'nosuperuser nocreatedb nocreaterole nobypassrls';

/** Creates or refreshes roles and database from the three addresses; `superUrl` must be allowed to (superuser). */
export async function provision({ superUrl, ownerUrl, appUrl }) {
  const owner = new URL(ownerUrl);
  const app = new URL(appUrl);
  const database = owner.pathname.slice(1);
  await withConnection(superUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    const login = (url) => `login ${unprivileged} password ${client.escapeLiteral(decodeURIComponent(url.password))}`;
    await ensureRole(client, owner.username, login(owner));
    await ensureRole(client, app.username, login(app));
    for (const role of steppedInto) {
      await ensureRole(client, role, `nologin ${unprivileged}`);
      await client.query(`grant ${role} to ${client.escapeIdentifier(app.username)} with inherit false, set true`);
    }
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0)
      await client.query(`create database ${client.escapeIdentifier(database)} owner ${client.escapeIdentifier(owner.username)}`);
  });
  const inside = new URL(superUrl);
  inside.pathname = owner.pathname;
  await withConnection(inside.href, (client) => client.query('create extension if not exists btree_gist'));
}

/**
 * For a database of one's own in local mode, where one login serves all: the roles of the application, the relay and the archivist, which
 * that login may step into. Refuses when the login may not create roles.
 */
export async function ensureApplicationRoles(url) {
  await withConnection(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    try {
      for (const role of ['prati_app', ...steppedInto]) {
        if (!(await exists(client, role))) await client.query(`create role ${role} nologin`);
        const { rows } = await client.query("select pg_has_role(session_user, $1, 'SET') as may", [role]);
        if (!rows[0].may) await client.query(`grant ${role} to session_user with inherit false, set true`);
      }
    } catch (error) {
      throw new Refusal(
        `The login of DATABASE_URL may not create the roles prati_app, ${steppedInto.join(' and ')} (${error.message}): give it CREATEROLE, or create them and set MIGRATION_DATABASE_URL too.`,
      );
    }
  });
}
