import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Starts Prati the way a newcomer does, on a free port and an empty data folder, and stops it the way they do. */
export default async function startPrati(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'prati-e2e-'));
  const port = process.env.PRATI_E2E_PORT ?? '';
  const env = {
    ...process.env,
    PORT: port,
    APP_URL: `http://localhost:${port}`,
    PRATI_DATA: dataDir,
    PRATI_ENV: 'local',
    RATE_LIMIT: 'off',
    // A zone no practice is in, 5 h 45 ahead: whatever reads the server's own clock face shows at once.
    TZ: 'Asia/Kathmandu',
  };
  const prati = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => prati.once('exit', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: string) => {
      said += text;
      if (said.includes('Prati is ready on ')) resolve();
    };
    prati.stdout.setEncoding('utf8').on('data', hear);
    prati.stderr.setEncoding('utf8').on('data', hear);
    prati.once('exit', () => reject(new Error(`Prati did not start:\n${said}`)));
  });
  process.env.PRATI_E2E_DATA = dataDir; // the outbox, the logs and the database's address are there
  return async () => {
    prati.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
}
