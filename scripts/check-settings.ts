/** Says in one message what is missing or malformed among the settings; run by the start before anything else. */
import { readEnv } from '../lib/platform/env';

const ownerMissing = process.env.PRATI_ENV === 'production' && !process.env.MIGRATION_DATABASE_URL;
const ownerSentence = 'MIGRATION_DATABASE_URL is missing';

try {
  readEnv(process.env);
  if (ownerMissing) throw new Error(`Prati cannot start: ${ownerSentence}. See .env.example.`);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const told =
    ownerMissing && !message.includes(ownerSentence) ? message.replace('cannot start: ', `cannot start: ${ownerSentence}; `) : message;
  console.error(told);
  process.exitCode = 1;
}
