/** The house's vocabulary, checked: file names, folders of lib/, words the glossary refuses, and the clock. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const trees = ['app', 'bench', 'components', 'e2e', 'i18n', 'lib', 'prisma/seed', 'scripts', 'test', 'workers'];

function filesUnder(folder) {
  let entries;
  try {
    entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    const name = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(name) : [name];
  });
}

const kebab = '[a-z0-9]+(?:-[a-z0-9]+)*';
const plainName = new RegExp(`^(?:${kebab}(?:\\.[a-z0-9]+)*|README\\.md)$`);
// Next's own: (group), _private, @slot, [parameter], [...rest], and a suffix such as [token].ics
const routeFolder = new RegExp(
  `^(?:${kebab}(?:\\.[a-z0-9]+)*|\\(${kebab}\\)|_${kebab}|@${kebab}|\\[{1,2}(?:\\.\\.\\.)?[a-z][a-zA-Z]*\\]{1,2}(?:\\.[a-z0-9]+)?)$`,
);

const techniques =
  /^(?:utils?|helpers?|service|managers?|types?|common|shared|misc|index|lib|constants|interfaces|models?|repository|controllers?)$/;
/** Words of the glossary's last column that name nothing else here; those with a second, allowed meaning are left to the reader. */
const neverSaid =
  /(?:^|-)(?:users?|clients?|customers?|tenants?|doctors?|providers?|therapists?|secretar(?:y|ies)|receptionists?|clinics?|employees?|staff|encounters?|telehealth|bookings?|ehr|charts?|questionnaires?|surveys?|todos?|dsar|dependants?)(?:-|\.|$)/;
/** The nouns of the product, and the three shelves every noun may use. A technique never gets a folder. */
const nouns = new Set(
  `core platform integrations access accounts invitations practice visit-reasons directory patients availability appointments calendar-sync records documents
   teleconsultation notifications consents lifecycle rights retention audit events messaging tasks invoices forms prescription-transfer pre-admission
   assistant phone organisation devices connectors waiting-list search legal-hold subscriptions idempotency
   resources holidays imports calendar-feeds reminders figures registers sub-processors measurement campaigns sector-figures training-copies exports
   deletions handovers journal breaches custody business-feed account-letters`.split(/\s+/),
);

const mayReadTheClock = /^(?:lib\/core\/clock\.ts|scripts\/|bench\/|e2e\/|test\/|prisma\/seed\/)|\.test\.tsx?$/;
const readsTheClock = /\bnew Date(?:\(\s*\)|\b(?!\s*\())|\bDate\.now\b/;
const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

function* complaints(file) {
  const parts = file.split('/');
  const name = parts.at(-1);
  const stem = name.replace(/\..*$/, '');
  if (!plainName.test(name)) yield 'is not kebab-case';
  for (const folder of parts.slice(1, -1)) if (!routeFolder.test(folder)) yield `lies in ${folder}, which is not kebab-case`;
  if (parts[0] === 'lib') {
    if (parts.length > 2 && !nouns.has(parts[1]))
      yield `lies in lib/${parts[1]}, which is no noun of the product (scripts/check-names.mjs lists them)`;
    for (const word of [...parts.slice(1, -1), stem]) if (neverSaid.test(word)) yield `says “${word}”, a word the glossary refuses`;
  }
  if (parts[0] === 'lib' || parts[0] === 'components') {
    for (const word of [...parts.slice(1, -1), stem])
      if (techniques.test(word)) yield `is named ${word}, after a technique instead of a noun or a verb`;
  }
  if (
    /\.tsx?$/.test(name) &&
    !mayReadTheClock.test(file) &&
    readsTheClock.test(withoutComments(readFileSync(path.join(root, file), 'utf8')))
  ) {
    yield 'reads the machine’s clock: take a Clock (lib/core/clock.ts) or a time';
  }
}

const files = [...trees.flatMap(filesUnder), ...readdirSync(root).filter((name) => /^(?:proxy|instrumentation)\.ts$/.test(name))];
const found = files.flatMap((file) => [...complaints(file)].map((complaint) => `${file} ${complaint}`));
for (const line of found) console.error(line);
console.log(`${files.length} files, ${found.length} complaints`);
process.exitCode = found.length > 0 ? 1 : 0;
