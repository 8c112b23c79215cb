/**
 * npm run retention [-- --dry-run] [--confirm CATEGORY]: one retention run now, for every practice, gone ones too, and for what belongs to none, as the
 * nightly worker does it. Prints counts per category. A category of which it would remove too much is left alone: the practice’s owner lets
 * it go ahead on the page “My data & privacy”; --confirm does so for what belongs to no practice. Exit code 1 when something was left so.
 */
import { parseArgs } from 'node:util';
import { systemActor } from '../lib/access/system';
import type { Context, OpenContext } from '../lib/context';
import type { Id } from '../lib/core/id';
import { listGone } from '../lib/lifecycle/list-gone';
import { openDatabase } from '../lib/platform/db';
import { readEnv } from '../lib/platform/env';
import { openKeyring } from '../lib/platform/keyring';
import { openClock } from '../lib/platform/local-clock';
import { dryRun } from '../lib/retention/dry-run';
import { planPlatform, runPlatformRetention } from '../lib/retention/platform';
import { runRetention } from '../lib/retention/run';
import { runInGone } from '../lib/retention/run-in-gone';
import { findPracticeIds } from '../lib/retention/runs/data';
import { type Category, isCategory } from '../lib/retention/schema';

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, confirm: { type: 'string', multiple: true } } });
const isDry = values['dry-run'] === true;
const confirmed = new Set<Category>();
for (const name of values.confirm ?? []) {
  if (!isCategory(name)) throw new Error(`“${name}” is no retention category.`);
  confirmed.add(name);
}

type Line = { before: number; archived: number; purged: number; held: number; stopped: number };
const totals = new Map<string, Line>();
const add = (category: string, line: Line) => {
  const sum = totals.get(category) ?? { before: 0, archived: 0, purged: 0, held: 0, stopped: 0 };
  for (const key of ['before', 'archived', 'purged', 'held', 'stopped'] as const) sum[key] += line[key];
  totals.set(category, sum);
};

async function runIn(ctx: Context, isGone: boolean): Promise<void> {
  if (isDry) {
    for (const [category, { before, due, held, archive, stopped }] of Object.entries(await dryRun(ctx)))
      add(category, { before, archived: stopped ? 0 : archive, purged: stopped ? 0 : due, held, stopped: stopped ? due : 0 });
    return;
  }
  const run = isGone ? null : await runRetention(ctx, `by hand ${ctx.clock.now().toISOString()}`);
  const report = run === 'done_already' ? null : (run?.report ?? (await runInGone(ctx)));
  for (const [category, line] of Object.entries(report?.categories ?? {})) add(category, line);
}

async function runAll(open: OpenContext): Promise<void> {
  const as = (id: Id<'practice'>) => ({ ...open, actor: systemActor(id, 'npm-run-retention') });
  for (const { id } of await open.db.asRelay(findPracticeIds)) await runIn(as(id), false);
  for (const id of await listGone(open.db)) await runIn(as(id), true);
  for (const { category, before, due, stopped } of await planPlatform(open, open.clock.now(), confirmed))
    add(category, { before, archived: 0, purged: stopped ? 0 : due, held: 0, stopped: stopped ? due : 0 });
  if (!isDry) await runPlatformRetention(open, { night: `by hand ${open.clock.now().toISOString()}`, confirmed });
}

const settings = readEnv(process.env);
const clock = openClock(settings);
const db = openDatabase({ url: settings.DATABASE_URL, role: settings.PRATI_APP_ROLE, connections: 2 });
try {
  await runAll({ db, clock, keyring: openKeyring({ kek: Buffer.from(settings.ENCRYPTION_KEY, 'base64'), clock }) });
  console.log(isDry ? 'Dry run: nothing was changed.' : 'Run done; the signed report of each practice is on its page.');
  console.log(['category', 'rows', 'archived', isDry ? 'would go' : 'removed', 'held', 'stopped'].join('\t'));
  for (const [category, { before, archived, purged, held, stopped }] of [...totals].sort())
    console.log([category, before, archived, purged, held, stopped].join('\t'));
  if ([...totals.values()].some(({ stopped }) => stopped > 0)) process.exitCode = 1;
} finally {
  await db.close();
}
