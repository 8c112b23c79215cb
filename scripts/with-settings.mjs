/** node scripts/with-settings.mjs FILE.ts [arguments]: runs a script under this checkout's settings, beside a running Prati or alone. */
import { localSettings, withDatabase } from './local-settings.mjs';
import { migrate } from './migrate.mjs';
import { generate, install, root } from './prepare.mjs';
import { Refusal, run, stopAll } from './processes.mjs';
import { program } from './supervise.mjs';

const tell = (line) => console.error(line); // standard output belongs to the script

async function runScript([file, ...args]) {
  if (!file) throw new Refusal('Usage: node scripts/with-settings.mjs FILE.ts [arguments].');
  await install(tell);
  await generate(tell);
  const { env, stop } = await withDatabase(localSettings(), { join: true });
  try {
    await migrate(env.MIGRATION_DATABASE_URL ?? '');
    return (await run(...program(file, ...args), { cwd: root, env, stdio: 'inherit' })).code;
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
