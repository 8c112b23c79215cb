/** Temporary folders of throw-away clusters, each naming the process it serves, so that a killed test run leaves nothing for long. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { birthOf } from './processes.mjs';

const prefix = 'prati-postgres-';

export function newTemporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  writeFileSync(path.join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }));
  return folder;
}

const parsed = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
const alive = (known) => known !== null && birthOf(known.pid) === known.birth;

/** Removes the temporary clusters whose process has gone. */
export async function clearTemporaryClusters() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = path.join(tmpdir(), name);
    const owner = parsed(path.join(folder, 'owner.json'));
    if (owner === null || alive(owner)) continue;
    const server = parsed(path.join(folder, 'postgres.json'));
    if (alive(server)) process.kill(server.pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  }
}
