/** One rule of the deletion, the retention, the lifecycle or the consents, broken in one place, and the test that must notice. */
export type Mutant = {
  /** The invariant, with a letter. */
  readonly id: string;
  /** What the break does to people. */
  readonly breaks: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** The test file and part of the full name of the test that must go red. */
  readonly test: string;
  readonly named: string;
};

const deletions = 'lib/deletions/deletions.db.test.ts';
const replay = 'lib/deletions/replay.db.test.ts';
const lifecycle = 'lib/lifecycle/lifecycle.db.test.ts';
const retention = 'lib/retention/run.db.test.ts';
const businessFeed = 'lib/business-feed/business-feed.db.test.ts';

export const mutants: readonly Mutant[] = [
  {
    ...{ id: 'D1a', breaks: 'a withdrawn request runs when its job comes', file: 'lib/deletions/run-deletion.ts' },
    ...{ find: `if (!request || request.state === 'withdrawn') return 'known';`, replace: `if (!request) return 'known';` },
    ...{ test: deletions, named: 'inv-D1' },
  },
  {
    ...{ id: 'D1b', breaks: 'withdrawing is noted and the request goes on waiting', file: 'lib/deletions/withdraw-deletion.ts' },
    ...{ find: `{ state: 'withdrawn', withdrawnAt:`, replace: `{ withdrawnAt:` },
    ...{ test: deletions, named: 'inv-D1' },
  },
  {
    ...{ id: 'D2a', breaks: 'two workers erase the same practice at once', file: 'lib/deletions/erase-practice.ts' },
    ...{ find: ` || !isFree(request.progress.aliveAt, now)) return null;`, replace: `) return null;` },
    ...{ test: deletions, named: 'inv-D2' },
  },
  {
    ...{ id: 'D2b', breaks: 'an execution that is finished begins again', file: 'lib/deletions/erase-practice.ts' },
    ...{ find: `{ state: 'done', executedAt, ringAt:`, replace: `{ executedAt, ringAt:` },
    ...{ test: deletions, named: 'inv-D2' },
  },
  {
    ...{ id: 'D2c', breaks: 'an account is written down as erased once per restart', file: 'lib/deletions/erase-practice.ts' },
    ...{ find: `(await isErased(tx, accountId)) || `, replace: `` },
    ...{ test: 'workers/deletions.queue.test.ts', named: 'on PostgreSQL' },
  },
  {
    ...{ id: 'D2d', breaks: 'a login that leads nowhere stays for ever', file: 'lib/deletions/unused/whose.ts' },
    ...{ find: `  return { home };`, replace: `  return home ? { home } : 'expected';` },
    ...{ test: 'lib/deletions/nowhere.db.test.ts', named: 'inv-D2' },
  },
  {
    ...{
      id: 'D2e',
      breaks: 'a login is erased though the letter that warns could not be delivered',
      file: 'lib/account-letters/read-outcome.ts',
    },
    ...{
      find: `if (letter?.state === 'sent') return letter.sentAt;`,
      replace: `if (letter?.state !== 'queued') return letter?.sentAt ?? new Date(0);`,
    },
    ...{ test: 'lib/deletions/nowhere.db.test.ts', named: 'whose letter cannot be delivered' },
  },
  {
    ...{ id: 'D3a', breaks: 'a clock moved back makes a finished request wait again', file: 'lib/deletions/run-deletion.ts' },
    ...{ find: `if (request.state === 'done') return 'shred';`, replace: `` },
    ...{ test: deletions, named: 'inv-D3' },
  },
  {
    ...{ id: 'D3b', breaks: 'a timer rung for too early is done too early', file: 'lib/lifecycle/perform-timer.ts' },
    ...{ find: `if (timer.dueAt > tx.clock.now()) {`, replace: `if (timer.dueAt > new Date(8.64e15)) {` },
    ...{ test: lifecycle, named: 'inv-D3' },
  },
  {
    ...{ id: 'D4a', breaks: 'a second request is not the first', file: 'lib/deletions/request-deletion.ts' },
    ...{ find: `if (standing) return ok(standing);`, replace: `if (standing?.state === 'executing') return ok(standing);` },
    ...{ test: deletions, named: 'inv-D4' },
  },
  {
    ...{ id: 'D4b', breaks: 'of two asked for at once one is refused', file: 'lib/deletions/request-deletion.ts' },
    ...{ find: `    await lockPracticeRow(tx);\n`, replace: `` },
    ...{ test: deletions, named: 'inv-D4' },
  },
  {
    ...{ id: 'D4c', breaks: 'nobody is reminded three days before', file: 'lib/lifecycle/enter.ts' },
    ...{ find: `for (const days of [15, 3])`, replace: `for (const days of [15])` },
    ...{ test: lifecycle, named: 'inv-D4' },
  },
  {
    ...{ id: 'D5a', breaks: 'a table is left out of the erasure', file: 'lib/deletions/erasing/tables.ts' },
    ...{ find: `!staying.has(name) &&`, replace: `!staying.has(name) && name !== 'absence' &&` },
    ...{ test: deletions, named: 'inv-D5' },
  },
  {
    ...{ id: 'D5b', breaks: 'the keys of the practice stay', file: 'lib/deletions/erasing/data.ts' },
    ...{ find: `data: { wrapped: null, destroyedAt: clock.now() },`, replace: `data: { destroyedAt: null },` },
    ...{ test: deletions, named: 'inv-D5' },
  },
  {
    ...{ id: 'D5c', breaks: 'the practice keeps its name', file: 'lib/deletions/erasing/data.ts' },
    ...{ find: `data: { name: '', onboarding`, replace: `data: { onboarding` },
    ...{ test: deletions, named: 'inv-D5' },
  },
  {
    ...{ id: 'D5d', breaks: 'prepared copies stay in the store', file: 'lib/exports/remove-all-files.ts' },
    ...{ find: `for (const name of files.value) {`, replace: `for (const name of files.value.slice(1)) {` },
    ...{ test: deletions, named: 'inv-D5' },
  },
  {
    ...{ id: 'D6a', breaks: 'a restored database takes the ledger over and forgets nobody', file: 'lib/deletions/replay-suppressions.ts' },
    ...{ find: `    await forget(open, entry);\n`, replace: `` },
    ...{ test: replay, named: 'inv-D6' },
  },
  {
    ...{ id: 'D6b', breaks: 'traffic is let in before the ledger is replayed', file: 'lib/deletions/replay-suppressions.ts' },
    ...{ find: `? 'replayed' : 'behind'`, replace: `? 'replayed' : 'replayed'` },
    ...{ test: replay, named: 'inv-D6' },
  },
  {
    ...{ id: 'D6c', breaks: 'keys that a backup brings back stay', file: 'lib/deletions/replaying/forget.ts' },
    ...{ find: `    await destroyKeys(tx);\n`, replace: `` },
    ...{ test: replay, named: 'inv-D6' },
  },
  {
    ...{ id: 'D7a', breaks: 'a deletion takes what a dispute names', file: 'lib/deletions/archive-table.ts' },
    ...{ find: `(persons.held === 'all' || persons.held.has(patient))`, replace: `persons.held === 'all'` },
    ...{ test: deletions, named: 'inv-D7' },
  },
  {
    ...{ id: 'D7b', breaks: 'a night of retention removes what is held', file: 'lib/retention/due/data.ts' },
    ...{
      find: `\${outlasts(night, table, alias)}) and not \${isHeldRow(night, table, alias)}`,
      replace: `\${outlasts(night, table, alias)})`,
    },
    ...{ test: retention, named: 'inv-D7' },
  },
  {
    ...{ id: 'D7c', breaks: 'one person alone lifts a dispute', file: 'lib/retention/lift-hold.ts' },
    ...{ find: `if (hold.liftAskedBy === actor.memberId) return`, replace: `if (hold.liftAskedBy === '') return` },
    ...{ test: retention, named: 'inv-D7' },
  },
  {
    ...{ id: 'D8a', breaks: 'a term ends one day early', file: 'lib/retention/terms.ts' },
    ...{ find: `while (addMonths(last, months) >= today)`, replace: `while (addMonths(last, months) > today)` },
    ...{ test: 'lib/retention/terms.test.ts', named: 'inv-D8' },
  },
  {
    ...{ id: 'D8b', breaks: 'a night removes however much it likes', file: 'lib/retention/engine/plan.ts' },
    ...{ find: `    else stopped.add(category);\n`, replace: `` },
    ...{ test: retention, named: 'inv-D8' },
  },
  {
    ...{ id: 'D8c', breaks: 'a dry run goes by another day than the run', file: 'lib/retention/dry-run.ts' },
    ...{ find: `planRun(ctx, ctx.clock.now(),`, replace: `planRun(ctx, new Date(ctx.clock.now().getTime() + 3_650 * 86_400_000),` },
    ...{ test: 'lib/retention/oracle.db.test.ts', named: 'inv-D8' },
  },
  {
    ...{ id: 'D9a', breaks: 'who only has a listing books', file: 'lib/lifecycle/rules.ts' },
    ...{ find: `practitioner: [...duties, 'subscribe'],`, replace: `practitioner: [...duties, 'subscribe', 'booking'],` },
    ...{ test: 'test/gate.db.test.ts', named: 'inv-D9' },
  },
  {
    ...{ id: 'D9b', breaks: 'the gate says no and the verb runs', file: 'lib/lifecycle/change-in-practice.ts' },
    ...{
      find: `return refusal ? err(refusal) : work(tx);`,
      replace: `const done = await work(tx);\n    return refusal ? err(refusal) : done;`,
    },
    ...{ test: lifecycle, named: 'inv-D9' },
  },
  {
    ...{ id: 'D9c', breaks: 'late news of a payment takes a trial away', file: 'lib/lifecycle/transitions.ts' },
    ...{ find: `{ id: 'T4', from: ['active'],`, replace: `{ id: 'T4', from: ['active', 'trial'],` },
    ...{ test: 'lib/lifecycle/through-payments.db.test.ts', named: 'inv-D9' },
  },
  {
    ...{ id: 'D9d', breaks: 'the end of a subscription hides a profile its practitioner consented to' },
    file: 'prisma/migrations/20261122180400_lifecycle/migration.sql',
    ...{ find: `IN ('deletion_requested', 'deleted') WHERE`, replace: `IN ('deletion_requested', 'deleted', 'free_listing') WHERE` },
    ...{ test: 'lib/lifecycle/through-payments.db.test.ts', named: 'inv-D9' },
  },
  {
    ...{ id: 'G5a', breaks: 'the feed for Google goes by no switch', file: 'lib/business-feed/stream-feed.ts' },
    ...{ find: `(await isGiven(tx, businessSwitch(practiceId))) && `, replace: `` },
    ...{ test: businessFeed, named: 'inv-G5 has a practice' },
  },
  {
    ...{ id: 'G5b', breaks: 'the gate opens an integration whose switch is off', file: 'lib/sub-processors/reach.ts' },
    ...{ find: `return (await requireIntegration(tx, optIn.integration, subject)).ok;`, replace: `return true;` },
    ...{ test: businessFeed, named: 'inv-G5 whoever tries' },
  },
  {
    ...{ id: 'G5c', breaks: 'what was handed over stays here after the switch is off', file: 'workers/switched-off.ts' },
    ...{ find: `removeCopies: (tx) => dropCopies(tx),`, replace: `removeCopies: async () => 0,` },
    ...{ test: businessFeed, named: 'inv-G5 gone at once' },
  },
];
