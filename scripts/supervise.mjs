/** The web application and the worker: started, watched, started again when they die. */
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { root, tool } from './prepare.mjs';
import { isStopping, Refusal, sleep, start } from './processes.mjs';

/** A TypeScript program of this checkout, run by this Node. */
export const program = (file, ...args) => [process.execPath, ['--import', 'tsx', file, ...args]];

const longestLog = 5_000_000;

function openLog(dataDir, name) {
  const file = path.join(dataDir, 'log', `${name}.log`);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longestLog) renameSync(file, `${file}.1`);
  return { file, fd: openSync(file, 'a', 0o600) };
}

const lastLines = (file, count) => readFileSync(file, 'utf8').trim().split('\n').slice(-count).join('\n');

async function keepRunning({ name, command, args, env, dataDir, isLocal, dev, tell }) {
  for (let failures = 0; !isStopping(); ) {
    const log = isLocal && !dev ? openLog(dataDir, name) : null;
    const began = Date.now();
    const child = start(command, args, { cwd: root, env, stdio: ['ignore', log?.fd ?? 'inherit', log?.fd ?? 'inherit'] });
    if (log) closeSync(log.fd);
    const { code, signal } = await child.ended;
    if (isStopping()) return;
    failures = Date.now() - began > 60_000 ? 1 : failures + 1;
    const how = signal ? `signal ${signal}` : `exit code ${code}`;
    if (name === 'web' && failures > 4)
      throw new Refusal(`The web process does not stay up (${how})${log ? `: ${log.file} ends with\n${lastLines(log.file, 12)}` : '.'}`);
    const delay = Math.min(30, 2 ** (failures - 1));
    tell(
      `The ${name} process ended (${how}); it starts again in ${delay} s.${log ? ` See ${path.relative(process.cwd(), log.file)}.` : ''}`,
    );
    for (const until = Date.now() + delay * 1_000; Date.now() < until && !isStopping(); ) await sleep(100);
  }
}

/** Starts both. `failed` rejects when the web process will not stay up; it never resolves. */
export function supervise({ env, dataDir, port, isLocal, dev, tell }) {
  const next = [tool('next/dist/bin/next'), dev ? 'dev' : 'start', '--port', String(port)];
  const worker = dev ? [tool('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'workers/main.ts'] : program('workers/main.ts')[1];
  const common = { command: process.execPath, dataDir, isLocal, dev, tell };
  const both = [
    keepRunning({ ...common, name: 'web', args: next, env: { ...env, NODE_ENV: dev ? 'development' : 'production' } }),
    keepRunning({ ...common, name: 'worker', args: worker, env: { ...env, NODE_ENV: dev ? 'development' : 'production' } }),
  ];
  const failed = new Promise((_resolve, reject) => {
    for (const one of both) one.catch((error) => (isStopping() ? undefined : reject(error)));
  });
  return { failed };
}

/** Waits until the application says it is ready; refuses after two minutes. */
export async function ready({ port, dataDir }) {
  let last = 'it does not answer';
  for (const deadline = Date.now() + 120_000; Date.now() < deadline && !isStopping(); await sleep(100)) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      last = `it answers ${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
  }
  if (!isStopping()) throw new Refusal(`Prati did not become ready within two minutes (${last}): see ${path.join(dataDir, 'log')}.`);
}
