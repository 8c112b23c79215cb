import { spawn, spawnSync } from 'node:child_process';
import { freePort } from '../scripts/postgres.mjs';

export type Redis = { readonly url: string; stop(): Promise<void> };

/** Whether this machine has a Redis to test on. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of its own, in memory, on `port` or a free one. */
export async function startRedis(port?: number): Promise<Redis> {
  const own = port ?? (await freePort());
  const server = spawn(
    'redis-server',
    ['--port', String(own), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error('redis-server ended at once')));
  });
  return {
    url: `redis://127.0.0.1:${own}`,
    stop: async () => {
      server.kill('SIGKILL');
      await ended;
    },
  };
}
