import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { gatedActs, ungatedActs } from './acts';

const root = path.resolve(import.meta.dirname, '../..');
const sources = ['lib', 'app', 'workers', 'components']
  .flatMap((tree) => readdirSync(path.join(root, tree), { recursive: true, encoding: 'utf8' }).map((name) => path.posix.join(tree, name)))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const filesSaying = (words: RegExp) => sources.filter(({ text }) => words.test(text)).map(({ file }) => file);

/** Where an act is named: as a text, or as the end of one (`rights.${who}`). */
const isNamedIn = (text: string, act: string) => text.includes(`'${act}'`) || text.includes(`\`${act.split('.')[0]}.\${`);
const doors = /\b(?:changeInPractice|keepInPractice|refuseAct)\b/;
const verbs = sources.filter(({ file, text }) => doors.test(text) && !/^lib\/(?:lifecycle\/|context\.ts)/.test(file));
const nounOf = (act: string) => (act.split('.')[0] ?? '').replaceAll('_', '-');

describe('the census of verbs that change something', () => {
  test('each act is named by a verb of its own noun, and by no other noun’s', () => {
    for (const act of [...Object.keys(gatedActs), ...Object.keys(ungatedActs)]) {
      const naming = sources.filter(({ file, text }) => file !== 'lib/lifecycle/acts.ts' && doors.test(text) && text.includes(`'${act}'`));
      const own = sources.some(({ file, text }) => file.startsWith(`lib/${nounOf(act)}/`) && doors.test(text) && isNamedIn(text, act));
      expect(own, `${act} is named by a verb`).toBe(true);
      expect(
        naming.filter(({ file }) => !file.startsWith(`lib/${nounOf(act)}/`)).map(({ file }) => file),
        act,
      ).toEqual([]);
    }
  });

  test('each verb that opens a door names an act there', () => {
    const acts = [...Object.keys(gatedActs), ...Object.keys(ungatedActs)];
    const silent = verbs.filter(({ text }) => !acts.some((act) => isNamedIn(text, act))).map(({ file }) => file);
    expect(silent).toEqual([]);
  });

  test('no act is both refused somewhere and never refused', () => {
    expect(Object.keys(gatedActs).filter((act) => act in ungatedActs)).toEqual([]);
  });

  test('the door without a gate is opened by the lifecycle alone', () => {
    expect(filesSaying(/\bwriteInPractice\b/).sort()).toEqual([
      'lib/context.ts',
      'lib/lifecycle/change-in-practice.ts',
      'lib/lifecycle/keep-in-practice.ts',
    ]);
  });

  test('nobody else begins a transaction that can write in a practice but who is listed here', () => {
    const inOne = sources.filter(({ text }) => /\binScope\([^)]*\bpractice[:,} ]/.test(text)).map(({ file }) => file);
    expect(inOne.sort()).toEqual([
      // Reads names.
      'lib/access/list-own-practices.ts',
      // Reads cards.
      'lib/directory/search-directory.ts',
      // Asks `refuseAct` itself.
      'lib/invitations/accept-invitation.ts',
      // The practice begins there.
      'lib/practice/sign-up.ts',
    ]);
    expect(filesSaying(/\.transaction\(/).sort()).toEqual([
      // Asks whether the database answers.
      'app/_server/platform.ts',
      // Reads the chain.
      'lib/audit/verify.ts',
      'lib/context.ts',
    ]);
  });
});
