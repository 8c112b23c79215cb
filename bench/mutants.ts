/**
 * Whether the tests of the deletion's invariants can fail: each rule is broken once, in a copy of the tree, and the test that stands for it
 * must go red, having been green before. Run with `npx tsx bench/mutants.ts [beginning of an id]…`; ends with exit code 1 when a break goes unnoticed, when its place
 * is not found any more, or when the test does not run at all.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import setup from '@/test/cluster';
import { type Mutant, mutants } from './broken-rules';

const root = path.resolve(import.meta.dirname, '..');
const leftBehind = new Set(['.git', '.local', '.next', 'node_modules', 'test-results', 'playwright-report']);

/** The tree as it is now, packages shared. */
function copyOfTheTree(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'prati-mutants-'));
  cpSync(root, copy, { recursive: true, filter: (file) => !leftBehind.has(path.relative(root, file)) });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

type Outcome = 'killed' | 'SURVIVED' | 'NOT FOUND' | 'RED BEFORE' | 'DID NOT RUN';
type Told = { numFailedTests: number; numPassedTests: number };

/** What the tests of that name do in the copy as it stands. All share one database, but where the migrations or the queue are at stake. */
async function run(copy: string, { file, test, named }: Pick<Mutant, 'file' | 'test' | 'named'>): Promise<'green' | 'red' | 'DID NOT RUN'> {
  const report = path.join(copy, 'mutant.json');
  rmSync(report, { force: true });
  const settings = ['run', test, '-t', named, '--reporter=json', `--outputFile=${report}`];
  const { PRATI_TEST_CLUSTER: shared, ...others } = process.env;
  const env = file.startsWith('prisma/') || test.startsWith('workers/') ? others : { ...others, PRATI_TEST_CLUSTER: shared };
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...settings], { cwd: copy, env, stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  if (!existsSync(report)) return 'DID NOT RUN';
  const { numFailedTests, numPassedTests } = JSON.parse(readFileSync(report, 'utf8')) as Told;
  if (numFailedTests > 0) return 'red';
  return numPassedTests > 0 ? 'green' : 'DID NOT RUN';
}

const before = new Map<string, boolean>();
/** A test that is red anyway notices nothing: each is run once with every rule whole. */
async function isGreenBefore(copy: string, { test, named }: Mutant): Promise<boolean> {
  const key = `${test} ${named}`;
  const known = before.get(key) ?? (await run(copy, { file: '', test, named })) === 'green';
  before.set(key, known);
  return known;
}
/** Breaks the rule, tries its test, and puts the rule back. */
async function tryOne(copy: string, mutant: Mutant): Promise<Outcome> {
  const file = path.join(copy, mutant.file);
  const text = readFileSync(file, 'utf8');
  if (text.split(mutant.find).length !== 2) return 'NOT FOUND';
  if (!(await isGreenBefore(copy, mutant))) return 'RED BEFORE';
  const broken = text.replace(mutant.find, () => mutant.replace);
  writeFileSync(file, broken);
  try {
    const found = await run(copy, mutant);
    return found === 'red' ? 'killed' : found === 'green' ? 'SURVIVED' : found;
  } finally {
    writeFileSync(file, text);
  }
}

const wanted = process.argv.slice(2);
const chosen = mutants.filter(({ id }) => wanted.length === 0 || wanted.some((beginning) => id.startsWith(beginning)));
const stop = await setup();
const copy = copyOfTheTree();
let unnoticed = chosen.length === 0 ? 1 : 0;
try {
  for (const mutant of chosen) {
    const began = Date.now();
    const outcome = await tryOne(copy, mutant);
    if (outcome !== 'killed') unnoticed++;
    console.log(
      `${mutant.id} ${outcome}: ${mutant.breaks} (${mutant.test} -t "${mutant.named}", ${Math.round((Date.now() - began) / 1_000)} s)`,
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
  await stop?.();
}
console.log(`${chosen.length - unnoticed} of ${chosen.length} breaks noticed`);
process.exit(unnoticed > 0 ? 1 : 0);
