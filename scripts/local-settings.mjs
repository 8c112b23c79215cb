/**
 * The settings every command runs under: what the person gave (environment, then the file .env), and in local mode a generated value
 * for every secret, kept in PRATI_DATA/secrets.json. start, test, seed, bench and the scripts all build their environment here.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { runningPostgres, startPostgres } from './postgres.mjs';
import { Refusal } from './processes.mjs';
import { ensureApplicationRoles } from './roles.mjs';

const root = path.resolve(import.meta.dirname, '..');

const word = () => randomBytes(24).toString('hex');
const generated = {
  NEXTAUTH_SECRET: word,
  ENCRYPTION_KEY: () => randomBytes(32).toString('base64'),
  GOOGLE_BUSINESS_FEED_TOKEN: word,
  POSTGRES_PASSWORD: word,
  OWNER_PASSWORD: word,
  APP_PASSWORD: word,
};

/** The secrets of a data folder; those that are missing are made. Refuses when the data they open is there and they are not. */
function keptSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = Object.keys(generated).filter((name) => !kept[name]);
  if (missing.length === 0) return kept;
  if (!existsSync(file) && existsSync(path.join(dataDir, 'postgres'))) {
    throw new Refusal(`${file} is gone and the data beside it cannot be read without it: put it back, or remove ${dataDir} to begin anew.`);
  }
  for (const name of missing) kept[name] = generated[name]();
  writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return kept;
}

/** An empty text counts as absent, as in a compose file. */
function givenSettings(environment) {
  const file = path.join(root, '.env');
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return Object.fromEntries(Object.entries({ ...written, ...environment }).filter(([, value]) => value !== ''));
}

/**
 * Reads the settings of this checkout: {env, dataDir, port, appUrl, isLocal, secrets}. `env` is for child processes and lacks only
 * the embedded database's address, which withDatabase adds.
 */
export function localSettings(environment = process.env) {
  const given = givenSettings(environment);
  const isLocal = given.PRATI_ENV !== 'production';
  const port = Number(given.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`PORT is ${given.PORT}: give a number from 1 to 65535.`);
  const dataDir = path.resolve(root, given.PRATI_DATA ?? '.local');
  try {
    mkdirSync(path.join(dataDir, 'log'), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Refusal(`The data folder ${dataDir} cannot be written (${error.code}): set PRATI_DATA to a folder of your own.`);
  }
  const secrets = isLocal ? keptSecrets(dataDir) : {};
  const appUrl = (given.APP_URL ?? `http://localhost:${port}`).replace(/\/$/, '');
  const env = {
    ...(isLocal
      ? {
          ...{ PRATI_ENV: 'local', APP_URL: appUrl, NEXTAUTH_SECRET: secrets.NEXTAUTH_SECRET, ENCRYPTION_KEY: secrets.ENCRYPTION_KEY },
          GOOGLE_BUSINESS_FEED_TOKEN: secrets.GOOGLE_BUSINESS_FEED_TOKEN,
        }
      : {}),
    ...given,
    PORT: String(port),
    PRATI_DATA: dataDir,
    NEXTAUTH_URL: appUrl,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
  };
  return { env, dataDir, port, appUrl, isLocal, secrets };
}

const loginOf = (role, password, port) => `postgresql://${role}:${password}@127.0.0.1:${port}/prati`;

/**
 * Adds the database: the one that is given, else the embedded one, which is started unless it already runs and `join` allows that.
 * Returns {env, stop, empty, superUrl}; stop ends only what was started here; empty and superUrl are the embedded one's alone: the first
 * begins it anew, the second passes every wall and goes to no process that serves.
 */
export async function withDatabase({ env, dataDir, isLocal, secrets }, { join = false } = {}) {
  const nothing = async () => undefined;
  if (env.DATABASE_URL || !isLocal) {
    if (!isLocal || env.MIGRATION_DATABASE_URL) return { env, stop: nothing };
    await ensureApplicationRoles(env.DATABASE_URL);
    return { env: { ...env, MIGRATION_DATABASE_URL: env.DATABASE_URL, PRATI_APP_ROLE: 'prati_app' }, stop: nothing };
  }
  const running = join ? runningPostgres(dataDir) : null;
  if (running) {
    const urls = {
      DATABASE_URL: loginOf('prati_app', secrets.APP_PASSWORD, running.port),
      MIGRATION_DATABASE_URL: loginOf('prati_owner', secrets.OWNER_PASSWORD, running.port),
    };
    return { env: { ...env, ...urls }, stop: nothing, superUrl: loginOf('postgres', secrets.POSTGRES_PASSWORD, running.port) };
  }
  const passwords = { superuser: secrets.POSTGRES_PASSWORD, owner: secrets.OWNER_PASSWORD, app: secrets.APP_PASSWORD };
  const { ownerUrl, appUrl, superUrl, stop, empty } = await startPostgres({ dataDir, passwords });
  return { env: { ...env, DATABASE_URL: appUrl, MIGRATION_DATABASE_URL: ownerUrl }, stop, empty, superUrl };
}
