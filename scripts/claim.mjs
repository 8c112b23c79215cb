/**
 * One start per data folder. PRATI_DATA/start.json names the process that holds it and what it started, so that a second start says
 * so, and the start after a killed one clears what it left running.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { birthOf, onStart, Refusal, stopGroup } from './processes.mjs';

const isAlive = ({ pid, birth }) => birthOf(pid) === birth;
const self = () => ({ pid: process.pid, birth: birthOf(process.pid) });

function readClaim(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Appears whole or not at all: written aside and linked into place. Tells whether it is ours. */
function take(file) {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, JSON.stringify({ ...self(), started: [] }), { mode: 0o600 });
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Claims `dataDir` for this process until the returned function is called. */
export async function claim(dataDir) {
  const file = path.join(dataDir, 'start.json');
  while (!take(file)) {
    const holder = readClaim(file);
    if (holder && isAlive(holder)) {
      throw new Refusal(
        `Prati already runs on ${dataDir} (process ${holder.pid}): stop it first, or start with another PRATI_DATA and PORT.`,
      );
    }
    const stale = `${file}.stale.${process.pid}`;
    try {
      renameSync(file, stale);
    } catch (error) {
      if (error.code === 'ENOENT') continue; // another start was quicker
      throw error;
    }
    const taken = readClaim(stale);
    if (taken && isAlive(taken)) {
      renameSync(stale, file); // a start that came between: it holds the folder
      continue;
    }
    rmSync(stale, { force: true });
    await Promise.all((taken?.started ?? []).filter(isAlive).map(({ pid }) => stopGroup(pid)));
  }
  const started = [];
  onStart((child) => {
    started.push({ pid: child.pid, birth: birthOf(child.pid) });
    const living = started.filter(isAlive);
    started.splice(0, started.length, ...living);
    writeFileSync(`${file}.new`, JSON.stringify({ ...self(), started }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  });
  return () => rmSync(file, { force: true });
}
