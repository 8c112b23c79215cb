/** What has to be there before anything runs, each done only when what it is made from has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal, run } from './processes.mjs';

export const root = path.resolve(import.meta.dirname, '..');
const at = (...parts) => path.join(root, ...parts);
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** The program of an installed package, run by this Node without a shell or npx between. */
export const tool = (...parts) => at('node_modules', ...parts);

/** Fingerprint of files and folders by name and content; what is not there counts as such. */
function fingerprint(entries, also = []) {
  const hash = createHash('sha256').update(JSON.stringify(also));
  const add = (name) => {
    const stats = statSync(at(name), { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
      for (const entry of readdirSync(at(name)).sort()) add(path.join(name, entry));
    } else if (stats && !/\.test\.tsx?$/.test(name)) {
      hash.update(`\0${name}\0`).update(readFileSync(at(name)));
    }
  };
  for (const entry of entries) add(entry);
  return hash.digest('hex');
}

/** npm keeps a list of what it installed; a hand-run `npm install` is as good as ours when that list says what the lockfile says. */
function installedAsLocked(lockText) {
  const listed = read(at('node_modules/.package-lock.json'));
  if (!listed) return false;
  const installed = JSON.parse(listed).packages;
  return Object.entries(JSON.parse(lockText).packages).every(
    ([place, { version, optional, devOptional }]) =>
      place === '' || installed[place]?.version === version || (!installed[place] && (optional || devOptional)),
  );
}

const lastLines = (output, count) => output.trim().split('\n').slice(-count).join('\n');

/** Installs the dependencies of package-lock.json when they are missing or others. */
export async function install(tell) {
  const lock = readFileSync(at('package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  const mark = at('node_modules/.prati-lock-hash');
  if (read(mark) === wanted) return false;
  if (!installedAsLocked(lock)) {
    tell('Installing dependencies…');
    rmSync(mark, { force: true });
    const npm = process.env.npm_execpath;
    const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    const { code, output } = await run(command, [...before, 'ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: root });
    if (code !== 0)
      throw new Refusal(`The dependencies could not be installed: check the network and run npm ci to see why.\n${lastLines(output, 6)}`);
  }
  writeFileSync(mark, wanted);
  return true;
}

/** Generates the database client when the schema or Prisma changed. Prisma's engine binary is asked for and never run: any program will do. */
export async function generate(tell) {
  const wanted = fingerprint(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  const mark = at('prisma/generated/.from');
  if (read(mark) === wanted) return;
  tell('Generating the database client…');
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  const { code, output } = await run(process.execPath, [tool('prisma/build/index.js'), 'generate'], { cwd: root, env });
  if (code !== 0) throw new Refusal(`The database client could not be generated from prisma/schema:\n${lastLines(output, 20)}`);
  writeFileSync(mark, wanted);
}

const sources = ['app', 'components', 'lib', 'messages', 'i18n', 'public', 'prisma/schema', 'proxy.ts', 'instrumentation.ts'];
const set = ['next.config.ts', 'postcss.config.mjs', 'package-lock.json'];

/** Builds the web application when its sources changed; `echo` shows the build as it goes. Returns whether it built. */
export async function build(tell, env, { echo = false } = {}) {
  const publicSettings = Object.entries(env).filter(([name]) => name.startsWith('NEXT_PUBLIC_'));
  const made = fingerprint([...sources, ...set], [process.version, ...publicSettings.sort()]);
  const withOptions = () => `${made} ${fingerprint(['tsconfig.json'])}`; // which the build itself may complete
  const mark = at('.next/prati-sources');
  if (read(mark) === withOptions() && existsSync(at('.next/BUILD_ID'))) return false;
  tell('Building…');
  rmSync(mark, { force: true });
  const { code, output } = await run(process.execPath, [tool('next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...env, NODE_ENV: 'production' },
    echo,
  });
  if (code !== 0) throw new Refusal(`The build failed: npx next build shows it whole.\n${echo ? '' : lastLines(output, 25)}`);
  writeFileSync(mark, withOptions());
  return true;
}
