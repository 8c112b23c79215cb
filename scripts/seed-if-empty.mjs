/** The demo practice, told once into an empty local database. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrate } from './migrate.mjs';
import { root } from './prepare.mjs';
import { Refusal, run } from './processes.mjs';
import { withConnection } from './roles.mjs';
import { program } from './supervise.mjs';

/** By the size of the table, not by its rows: row-level security hides those from the owner too. */
const isEmpty = (url) =>
  withConnection(url, async (client) => (await client.query("select pg_relation_size('public.practice') = 0 as empty")).rows[0].empty);

export async function seedIfEmpty({ dataDir }, { env, empty }, tell) {
  const file = path.join(dataDir, 'seed.json');
  const url = new URL(env.MIGRATION_DATABASE_URL);
  const database = empty ? 'embedded' : createHash('sha256').update(`${url.host}${url.pathname}`).digest('hex');
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const remember = (state) => writeFileSync(file, JSON.stringify({ ...before, [database]: state }), { mode: 0o600 });
  if (!(await isEmpty(url.href))) {
    if (before[database] !== 'begun') return;
    if (!empty)
      throw new Refusal(`The demo practice was only half written into ${url.pathname.slice(1)}: empty that database and start again.`);
    await empty();
    await migrate(url.href);
  }
  tell('Writing the demo practice…');
  remember('begun');
  const { code, output } = await run(...program('prisma/seed/main.ts'), { cwd: root, env });
  if (code !== 0) throw new Refusal(`The demo practice could not be written:\n${output.trim().split('\n').slice(-15).join('\n')}`);
  remember('done');
}
