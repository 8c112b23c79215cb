import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A data folder of its own, and what has to be closed when a test ends, the last first. */
export function workshop() {
  const data = { PRATI_DATA: mkdtempSync(path.join(tmpdir(), 'prati-worker-')) };
  const closers: (() => unknown)[] = [];
  return {
    data,
    closers,
    close: async () => {
      for (const close of closers.reverse()) await close();
      rmSync(data.PRATI_DATA, { recursive: true, force: true });
    },
  };
}
export type Workshop = ReturnType<typeof workshop>;

/** The worker as it really runs, as a process of its own. */
export function startWorker({ data, closers }: Workshop, settings: Record<string, string> = {}) {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'workers/main.ts'], {
    env: { ...process.env, ...data, LOG_LEVEL: 'info', APP_URL: 'https://prati.test', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (output += String(text)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    child.kill(signal);
    return ended;
  };
  closers.push(() => kill());
  return { output: () => output, count: (event: string) => output.split(`"event":"${event}"`).length - 1, kill };
}

/** Two workers side by side, one of which may be followed by another at any moment; `all` has every one there ever was. */
export function startTwoWorkers(shop: Workshop, settings: Record<string, string> = {}) {
  const all: ReturnType<typeof startWorker>[] = [];
  const start = () => {
    const one = startWorker(shop, settings);
    all.push(one);
    return one;
  };
  let two = [start(), start()];
  return {
    all,
    /** How many were started after the first two. */
    restarts: () => all.length - 2,
    ready: () => until(() => two.every((one) => one.count('worker.ready') > 0), 60),
    async replaceOne(signal: NodeJS.Signals) {
      await two.shift()?.kill(signal);
      two.push(start());
    },
    end: (signal: NodeJS.Signals) => Promise.all(two.map((one) => one.kill(signal))),
    startBoth() {
      two = [start(), start()];
    },
  };
}

export const until = async <T>(what: () => Promise<T | false | undefined> | T | false | undefined, seconds = 25): Promise<T> => {
  for (const deadline = Date.now() + seconds * 1_000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 60))) {
    const found = await what();
    if (found) return found;
  }
  throw new Error('it did not happen in time');
};
/** Long enough for what should not happen to have happened. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 1_500));

/** Resend's endpoint: takes a key once, and may keep its answer to itself. */
export async function startFakeResend({ closers }: Workshop) {
  const fake = { taken: new Set<string>(), calls: 0, silent: false };
  const server = createServer((req, res) => {
    req.resume().on('end', () => {
      fake.calls += 1;
      fake.taken.add(String(req.headers['idempotency-key']));
      if (!fake.silent) res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 're_1' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return Object.assign(fake, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
