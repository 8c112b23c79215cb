/** Says in one message what is missing or malformed among the settings; run by the start before anything else. */
import { readEnv } from '../lib/platform/env';

try {
  readEnv(process.env);
  if (process.env.PRATI_ENV === 'production' && !process.env.MIGRATION_DATABASE_URL) {
    throw new Error('Prati cannot start: MIGRATION_DATABASE_URL is missing. See .env.example.');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
