/** The start, step by step; every step can be interrupted, and the last word is always that nothing is left running. */
import { createServer } from 'node:net';
import path from 'node:path';
import { claim } from './claim.mjs';
import { localSettings, withDatabase } from './local-settings.mjs';
import { migrate } from './migrate.mjs';
import { build, generate, install, root } from './prepare.mjs';
import { Refusal, run, stopAll } from './processes.mjs';
import { seedIfEmpty } from './seed-if-empty.mjs';
import { program, ready, supervise } from './supervise.mjs';

const tell = (line) => console.log(line);

/** `done` resolves when the person has asked to stop and everything that stopAll knows has ended. */
function whenAsked() {
  const asked = { yet: false };
  asked.done = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        if (asked.yet) return;
        asked.yet = true;
        tell('\nStopping…');
        stopAll(6_000).then(resolve);
      });
    }
  });
  return asked;
}

function refusePort(port) {
  const listenOn = (host) =>
    new Promise((resolve, reject) => {
      const probe = createServer();
      probe.once('error', (error) => (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? resolve() : reject(error)));
      probe.listen({ port, host }, () => probe.close(resolve));
    });
  return ['127.0.0.1', '0.0.0.0', '::']
    .reduce((before, host) => before.then(() => listenOn(host)), Promise.resolve())
    .catch((error) => {
      if (error.code === 'EACCES')
        throw new Refusal(`Port ${port} needs more rights than this account has: set PORT to another, for example PORT=3000.`);
      throw new Refusal(
        `Port ${port} is taken by another program: stop it, or set PORT to a free one, for example PORT=${port + 1} npm start.`,
      );
    });
}

async function checkSettings({ env, isLocal }) {
  const given = isLocal ? { ...env, DATABASE_URL: env.DATABASE_URL ?? 'embedded' } : env;
  const { code, output } = await run(...program('scripts/check-settings.ts'), { cwd: root, env: given });
  if (code !== 0) throw new Refusal(output.trim());
}

const signIns = `
Sign in with the password demo-prati-2026 as
  practitioner@demo.prati.test   owner of the practice, public page /p/demo
  practitioner2@demo.prati.test  second practitioner
  assistant@demo.prati.test      assistant
  patient@demo.prati.test        patient
  practitioner@other.prati.test  another practice
  support@prati.test             the platform

Mail and SMS are kept at /dev/outbox. Logs: `;

async function steps(settings, { dev, asked }) {
  await refusePort(settings.port);
  await generate(tell);
  await checkSettings(settings);
  const database = await withDatabase(settings);
  try {
    const applied = await migrate(database.env.MIGRATION_DATABASE_URL);
    if (applied.length > 0) tell(`Database: ${applied.length} migration${applied.length > 1 ? 's' : ''} applied.`);
    if (settings.isLocal) await seedIfEmpty(settings, database, tell);
    // What serves people never holds the logins that pass its walls.
    const { MIGRATION_DATABASE_URL: _owner, BACKUP_DATABASE_URL: _backup, ...env } = database.env;
    if (!dev) await build(tell, env);
    const running = supervise({ ...settings, env, dev, tell });
    await Promise.race([ready(settings), running.failed, asked.done]);
    if (asked.yet) return;
    tell(`Prati is ready on ${settings.appUrl}`);
    if (settings.isLocal) tell(`${signIns}${path.join(path.relative(process.cwd(), settings.dataDir) || '.', 'log')}`);
    await Promise.race([running.failed, asked.done]);
  } finally {
    await stopAll(6_000);
    await database.stop();
  }
}

/** Runs until asked to stop; returns the exit code. A failure is one sentence that says what to do. */
export async function runPrati({ dev }) {
  const asked = whenAsked();
  let release = () => undefined;
  try {
    const settings = localSettings();
    release = await claim(settings.dataDir);
    await install(tell);
    await steps(settings, { dev, asked });
    return 0;
  } catch (error) {
    if (asked.yet) {
      await asked.done;
      return 0;
    }
    console.error(error instanceof Refusal ? error.message : error);
    await stopAll(6_000);
    return 1;
  } finally {
    release();
  }
}
