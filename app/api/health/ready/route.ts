import { databaseAnswers, platform, queueAnswers, storageAnswers } from '@/app/_server/platform';
import { json } from '@/app/_server/problem';
import { suppressionsReplayed } from '@/app/_server/suppressions';

const checks = { database: databaseAnswers, queue: queueAnswers, storage: storageAnswers, suppressions: suppressionsReplayed } as const;
/** Without these nothing is served. */
const vital = ['database', 'suppressions'] as const;

/**
 * Whether this process can serve. Without the database it cannot (503), nor, after a restore, before what was erased is forgotten again.
 * Without the queue or the storage it can: bookings are kept and their messages leave later, so the answer stays 200 and says `degraded`.
 */
export async function GET() {
  const names = Object.keys(checks) as (keyof typeof checks)[];
  const told = await Promise.all(
    names.map(async (name) => {
      try {
        await checks[name]();
        return [name, 'ok'] as const;
      } catch (error) {
        platform().logger.warn({ event: 'health.check_failed', check: name, error });
        return [name, 'down'] as const;
      }
    }),
  );
  const found = Object.fromEntries(told);
  const status = vital.some((name) => found[name] === 'down') ? 'down' : told.some(([, state]) => state === 'down') ? 'degraded' : 'ok';
  return json({ status, checks: found }, status === 'down' ? 503 : 200);
}
