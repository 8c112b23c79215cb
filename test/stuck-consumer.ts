/** A worker that takes one job of the name in TAKES, says so, and never finishes it: the tests kill it. */
import { z } from 'zod';
import { defineJob } from '@/lib/platform/jobs';
import { openLogger } from '@/lib/platform/logger';
import { queueSettings } from '@/lib/platform/queue-connection';
import { openConsumer } from '@/lib/platform/queue-consumer';

const { REDIS_URL, DATABASE_URL = '', TAKES = '' } = process.env;
openConsumer(queueSettings({ REDIS_URL: REDIS_URL || undefined, DATABASE_URL }), {
  jobs: [defineJob({ name: TAKES as `${string}.${string}`, queue: 'default', payload: z.object({}) })],
  perform: ({ id }) => {
    process.stdout.write(`${id}\n`);
    return new Promise(() => undefined);
  },
  bury: async () => undefined,
  logger: openLogger({ LOG_LEVEL: 'silent', component: 'test' }),
});
