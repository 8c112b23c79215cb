import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { cookiesRefused } from './e2e/cookies-chosen';

/** The port is chosen once, by the first process that reads this file; the workers inherit it. */
async function chosenPort(): Promise<string> {
  const given = process.env.PRATI_E2E_PORT;
  if (given) return given;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? String(address.port) : '';
      process.env.PRATI_E2E_PORT = port;
      probe.close(() => resolve(port));
    });
  });
}

const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  globalTimeout: 13 * 60_000,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A second try tells a fault from a busy machine; a test that needed it is named in the closing lines.
  retries: 1,
  reporter: 'list',
  outputDir: 'test-results',
  // The clock is one for the whole application, and what is timed needs the machine: both run last, and alone.
  projects: [
    { name: 'together', testIgnore: /\.(clock|timed|months)\.spec\.ts$/ },
    { name: 'clock', testMatch: /\.clock\.spec\.ts$/, dependencies: ['together'], workers: 1 },
    { name: 'timed', testMatch: /\.timed\.spec\.ts$/, dependencies: ['clock'], workers: 1 },
    // A month further every trial is over: nothing can be done in the demo practice afterwards.
    { name: 'months', testMatch: /\.months\.spec\.ts$/, dependencies: ['timed'], workers: 1 },
  ],
  use: {
    baseURL: `http://localhost:${await chosenPort()}`,
    browserName: 'chromium',
    // The banner has been answered, except where it is what is looked at.
    storageState: cookiesRefused,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Recorded tries cost the browser nearly twice as much: only a second try is, and each failure says where it stood.
    trace: 'on-first-retry',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'],
        ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      ],
    },
  },
});
