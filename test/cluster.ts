import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../scripts/migrate.mjs';
import { startPostgres } from '../scripts/postgres.mjs';

/** Before the tests that need a database: a throw-away cluster, migrated, and the settings the code under test reads. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PRATI_TEST_CLUSTER) return; // another project of the same run has started it
  const cluster = await startPostgres({ ephemeral: true });
  await migrate(cluster.ownerUrl);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'prati-test-'));
  Object.assign(process.env, {
    PRATI_TEST_CLUSTER: String(cluster.port),
    PRATI_ENV: 'local',
    PRATI_DATA: dataDir,
    DATABASE_URL: cluster.appUrl,
    MIGRATION_DATABASE_URL: cluster.ownerUrl,
    NEXTAUTH_SECRET: 'only-for-tests',
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    LOG_LEVEL: 'silent',
  });
  return async () => {
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
