/**
 * node scripts/provision.mjs: makes the roles and the database that DATABASE_URL (application) and MIGRATION_DATABASE_URL (owner)
 * name, with the passwords they hold, over SUPERUSER_DATABASE_URL. Once per server; running it again changes passwords only.
 */
import { Refusal } from './processes.mjs';
import { provision } from './roles.mjs';

const { SUPERUSER_DATABASE_URL: superUrl, MIGRATION_DATABASE_URL: ownerUrl, DATABASE_URL: appUrl } = process.env;
try {
  if (!superUrl || !ownerUrl || !appUrl) throw new Refusal('Set SUPERUSER_DATABASE_URL, MIGRATION_DATABASE_URL and DATABASE_URL.');
  if (new URL(appUrl).username !== 'prati_app')
    throw new Refusal('The application signs in as prati_app: DATABASE_URL must name that role.');
  await provision({ superUrl, ownerUrl, appUrl });
  console.log('Roles and database are there.');
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
