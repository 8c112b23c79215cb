import path from 'node:path';
import { defineConfig } from 'vitest/config';

// Nothing may depend on the machine's own zone: Kathmandu is a quarter of an hour off everyone else.
process.env.TZ = 'Asia/Kathmandu';

const alias = { '@': import.meta.dirname };
const elsewhere = ['**/node_modules/**', '.next/**', '.local/**', 'e2e/**'];

/** Real PostgreSQL, one throw-away cluster for the run: files one after another, so that each may count on what it sees. */
const onPostgres = (name: string, include: string) => ({
  resolve: { alias },
  test: {
    name,
    include: [include],
    exclude: elsewhere,
    globalSetup: [path.resolve(import.meta.dirname, 'test/cluster.ts')],
    maxWorkers: 1,
    fileParallelism: false,
    // One process reads the modules once, and they are warm: a third of the time. What a file leaves behind would be seen by the next.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...elsewhere, '**/*.db.test.ts', '**/*.queue.test.ts'],
          isolate: false,
          testTimeout: 20_000,
        },
      },
      onPostgres('database', '**/*.db.test.ts'),
      onPostgres('queue', '**/*.queue.test.ts'),
    ],
  },
});
