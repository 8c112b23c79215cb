/**
 * Everything this process starts is known here, runs in its own process group, and can be stopped within a deadline.
 * Plain Node: nothing here may need an installed dependency.
 */
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A failure told in one sentence that says what to do; printed without a stack. */
export class Refusal extends Error {}

/** Thrown into a phase that was under way when the person asked to stop. */
export class Stopping extends Error {}

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const living = new Set();
const watchers = new Set();
let stopping = false;

/** `watcher(child)` is told of every program started from now on, except those that stand apart. */
export const onStart = (watcher) => watchers.add(watcher);

export const isStopping = () => stopping;

/**
 * Starts a program in its own process group, so that Ctrl-C in the terminal reaches only the one who gives the orders.
 * `apart`: it is stopped by whoever started it, after the others.
 */
export function start(command, args, { apart = false, ...options } = {}) {
  if (stopping) throw new Stopping();
  const child = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'], ...options });
  child.ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, signal: null, error }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).then((end) => {
    living.delete(child);
    return end;
  });
  if (child.pid && !apart) {
    living.add(child);
    for (const watcher of watchers) watcher(child);
  }
  return child;
}

/** Runs a program to its end and returns its exit code and output; throws Stopping when asked to stop meanwhile. */
export async function run(command, args, { echo = false, ...options } = {}) {
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-1_000_000);
      if (echo) process.stdout.write(text);
    });
  }
  const { code, error } = await child.ended;
  if (stopping) throw new Stopping();
  if (error) output += error.message;
  return { code: code ?? 1, output };
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH' || error.code === 'EPERM') return false;
    throw error;
  }
}

/** Asks a process group to end, and ends it by force after `patience` milliseconds. */
export async function stopGroup(pid, { signal = 'SIGTERM', patience = 7_000 } = {}) {
  const deadline = Date.now() + patience;
  if (!signalGroup(pid, signal)) return;
  while (Date.now() < deadline && birthOf(pid) !== null) await sleep(25);
  signalGroup(pid, 'SIGKILL'); // what outlived its leader, or did not listen
}

/** Ends every program started here; from now on nothing new is started. */
export async function stopAll(patience) {
  stopping = true;
  await Promise.all([...living].map((child) => stopGroup(child.pid, { patience })));
}

/**
 * What tells a process from a later one that was given the same number: when it began. Null when it is gone.
 * A process that has ended and whose parent has not yet taken note counts as gone.
 */
export function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : fields[19];
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'ESRCH') throw error;
    if (process.platform === 'linux') return null;
  }
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
    );
  } catch {
    return null;
  }
}
