/**
 * npm run -s db:diff                  the SQL that brings what the migrations make to prisma/schema: nothing when they are in step
 * npm run -s db:diff -- --from-empty  the SQL that makes all of prisma/schema, without a database
 *
 * With MIGRATION_DATABASE_URL it compares that database instead of a throw-away one. --schema FOLDER reads other schema files.
 * Exit code 2 when migrations and schema are not in step. Foreign keys and indexes that are only in the migrations are left alone:
 * Prisma does not model them, and a catalogue test guards them.
 */
import { parseArgs } from 'node:util';
import { migrate } from './migrate.mjs';
import { startPostgres } from './postgres.mjs';
import { openSchemaEngine, root, schemaFiles } from './schema-engine';

const { values } = parseArgs({ options: { 'from-empty': { type: 'boolean' }, schema: { type: 'string' } } });
const files = schemaFiles(values.schema);

async function difference(url: string | null): Promise<string> {
  const engine = await openSchemaEngine(url, files);
  const { stdout } = await engine.diff({
    from: url === null ? { tag: 'empty' } : { tag: 'schemaDatasource', files, configDir: root },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
  });
  return stdout ?? '';
}

const madeByHand = /^-- (DropForeignKey|DropIndex)\n/;

async function drift(): Promise<string> {
  const given = process.env.MIGRATION_DATABASE_URL;
  if (given) return difference(given);
  const cluster = await startPostgres({ ephemeral: true });
  try {
    await migrate(cluster.ownerUrl);
    return await difference(cluster.ownerUrl);
  } finally {
    await cluster.stop();
  }
}

if (values['from-empty']) {
  process.stdout.write(await difference(null));
} else {
  const steps = (await drift()).split(/\n(?=-- [A-Z]\w+\n)/).filter((step) => step.startsWith('-- ') && !madeByHand.test(step));
  process.stdout.write(steps.join('\n'));
  if (steps.length > 0 && !steps[0]?.startsWith('-- This is an empty migration')) process.exitCode = 2;
}
process.exit();
