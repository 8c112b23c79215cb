/** The steps of the test run. All run, even after a failed one; only a failed installation ends it at once. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTools } from './optional-tools.mjs';
import { build, generate, install, root, tool } from './prepare.mjs';
import { Refusal, run, Stopping, stopAll } from './processes.mjs';

const tell = (line) => console.log(line);
const node = (file, ...args) => [process.execPath, [file, ...args]];

/** The tests choose their own settings: nothing of the person's leaks in. */
function cleanEnvironment() {
  const names = readFileSync(path.join(root, '.env.example'), 'utf8').match(/^#?\s?[A-Z0-9_]+(?==)/gm) ?? [];
  const settings = new Set([...names.map((name) => name.replace(/^#\s?/, '')), 'NODE_ENV', 'PRATI_APP_ROLE', 'NEXTAUTH_URL']);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.has(name)));
  return { ...env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', FORCE_COLOR: '0' };
}

/** What a step found: how many passed, failed and were skipped, and what it said. */
const one = ({ code, output }) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output });

const check =
  (env, ...command) =>
  async () =>
    one(await run(...node(...command), { cwd: root, env }));

function reportIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // it ended before it could report: the exit code tells
  }
}

async function vitest(project, env) {
  const folder = mkdtempSync(path.join(tmpdir(), 'prati-report-'));
  const file = path.join(folder, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await run(...node(tool('vitest/vitest.mjs'), 'run', '--project', project, ...reporters), { cwd: root, env });
  const report = reportIn(file) ?? { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  rmSync(folder, { recursive: true, force: true });
  const failed = report.numFailedTests || (code === 0 ? 0 : 1); // a file that could not be read fails without a failed test
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests, output };
}

async function built(env) {
  try {
    await build(() => undefined, { ...env, PRATI_ENV: 'local' });
    return { passed: 1, failed: 0, skipped: 0, output: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { passed: 0, failed: 1, skipped: 0, output: error.message };
  }
}

async function playwright(env, tools) {
  const folder = mkdtempSync(path.join(tmpdir(), 'prati-report-'));
  const file = path.join(folder, 'playwright.json');
  const settings = {
    ...env,
    CHROMIUM_PATH: tools.chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    ...(tools.faketime ? { FAKETIME_PATH: tools.faketime } : {}),
  };
  const { code, output } = await run(...node(tool('@playwright/test/cli.js'), 'test', '--reporter=list,json'), {
    cwd: root,
    env: settings,
  });
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = reportIn(file)?.stats ?? {};
  rmSync(folder, { recursive: true, force: true });
  return { passed: expected + flaky, 'on a second try': flaky, failed: unexpected || (code === 0 ? 0 : 1), skipped, output };
}

const missing = (what) => async () => ({ passed: 0, failed: 0, skipped: 1, output: '', why: `${what} is not installed here` });

/**
 * Stage after stage; the lanes of a stage run side by side, the steps of a lane one after another. The queue mostly waits, for deadlines
 * and for workers to start, so it runs beside what computes on one processor. Types are long done when the build, which writes to the same
 * folder, comes after the queue. The pages are tried alone: what they show must be there in time.
 */
function stagesFor(env, tools) {
  const types = async () => {
    const routes = await run(...node(tool('next/dist/bin/next'), 'typegen'), { cwd: root, env });
    return one(routes.code === 0 ? await run(...node(tool('typescript/bin/tsc'), '--noEmit', '-p', '.'), { cwd: root, env }) : routes);
  };
  const cruise = ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'lib', 'workers'];
  const computing = [
    ['format and lint', check(env, tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.')],
    ['types', types],
    ['boundaries', check(env, tool('dependency-cruiser/bin/dependency-cruise.mjs'), ...cruise)],
    ['vocabulary', check(env, 'scripts/check-names.mjs')],
    ['dead code', check(env, tool('knip/bin/knip.js'))],
    ['schema in step with migrations', check(env, '--import', 'tsx', 'scripts/schema-diff.ts')],
    ['database', () => vitest('database', env)],
    ['unit', () => vitest('unit', env)],
  ];
  const waiting = [
    ['queue', () => vitest('queue', env)],
    ...(tools.redis ? [] : [['queue on Redis', missing('redis-server')]]),
    ['build', () => built(env)],
  ];
  const pages = [['end to end', tools.chromium ? () => playwright(env, tools) : missing('a Chromium browser')]];
  return [[computing, waiting], [pages]];
}

const seconds = (since) => `${((Date.now() - since) / 1_000).toFixed(1)} s`;

/** A step that could not even run counts as failed; the others still come to their end. */
function broken(error) {
  if (error instanceof Stopping) throw error;
  return { passed: 0, failed: 1, skipped: 0, output: error.stack ?? String(error) };
}

/** Runs one step and says in one piece what came of it, so that steps side by side do not speak into each other. */
async function runStep([name, work]) {
  const began = Date.now();
  const { output, why, ...counts } = await work().catch(broken);
  const said = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`);
  const line = `${counts.failed > 0 ? '✗' : why ? '–' : '✓'} ${name}: ${why ? `skipped, ${why}` : said.join(', ') || 'no tests'} (${seconds(began)})`;
  const lines = counts.failed > 0 ? output.trim().split('\n').slice(-150) : [];
  tell([line, ...lines.map((one) => `    ${one}`)].join('\n'));
  return counts;
}

async function runLane(steps) {
  const found = [];
  for (const step of steps) found.push(await runStep(step));
  return found;
}

async function runStages(stages) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const lanes of stages) {
    const found = await Promise.all(lanes.map(runLane));
    for (const counts of found.flat()) for (const word of Object.keys(sum)) sum[word] += counts[word];
  }
  return sum;
}

/** Runs every step, or those whose names contain one of `only`. Returns the exit code. */
export async function runTests(only) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stopAll(5_000).then(() => process.exit(130)));
  const began = Date.now();
  try {
    await install(tell);
    await generate(tell);
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    tell('0 passed, 1 failed');
    return 1;
  }
  const tools = await findTools(tell);
  const isWanted = ([name]) => only.length === 0 || only.some((word) => name.includes(word));
  const stages = stagesFor(cleanEnvironment(), tools).map((lanes) => lanes.map((steps) => steps.filter(isWanted)));
  const { passed, failed, skipped } = await runStages(stages);
  tell(`\n${seconds(began)}`);
  tell(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 ? 1 : 0;
}
