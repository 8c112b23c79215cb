/**
 * node scripts/with-settings.mjs [--past-walls] FILE.ts [arguments]: runs a script under this checkout's settings, beside a running Prati or
 * alone. With --past-walls it also gets BACKUP_DATABASE_URL, a login that passes row-level security: the embedded database's superuser, or
 * what is set. No other process has it.
 */
import { localSettings, withDatabase } from './local-settings.mjs';
import { migrate } from './migrate.mjs';
import { generate, install, root } from './prepare.mjs';
import { Refusal, run, stopAll } from './processes.mjs';
import { program } from './supervise.mjs';

const tell = (line) => console.error(line); // standard output belongs to the script

async function runScript([first, ...others]) {
  const isPastWalls = first === '--past-walls';
  const [file, ...args] = isPastWalls ? others : [first, ...others];
  if (!file) throw new Refusal('Usage: node scripts/with-settings.mjs [--past-walls] FILE.ts [arguments].');
  await install(tell);
  await generate(tell);
  const { env, superUrl, stop } = await withDatabase(localSettings(), { join: true });
  try {
    await migrate(env.MIGRATION_DATABASE_URL ?? '');
    const { BACKUP_DATABASE_URL: given = superUrl, ...usual } = env;
    const own = isPastWalls && given ? { ...usual, BACKUP_DATABASE_URL: given } : usual;
    return (await run(...program(file, ...args), { cwd: root, env: own, stdio: 'inherit' })).code;
  } finally {
    await stop();
  }
}

let asked = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    asked = true;
    void stopAll(6_000);
  });
}
try {
  process.exitCode = await runScript(process.argv.slice(2));
} catch (error) {
  if (!asked) console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = asked ? 130 : 1;
}
