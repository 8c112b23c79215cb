import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { consentKeys, integrations, patientConsentKeys } from '@/lib/consents/schema';
import { locales } from '@/lib/core/locale';
import { dataMap } from '@/lib/retention/data-map';
import { policies } from '@/lib/retention/policies';
import { categories, purposes } from '@/lib/retention/schema';
import { subProcessors } from '@/lib/sub-processors/list';
import { essentialCookies } from './cookies';
import { instructionNouns } from './list-instructions';
import { keyOf } from './papers/say-processing';
import { sayIn } from './words';

const root = path.resolve(import.meta.dirname, '../..');
const tables = Object.entries(dataMap).filter(([, { subject }]) => subject !== 'none');
const sourcesIn = (...folders: readonly string[]) =>
  folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
      .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
  );

describe.each(locales)('in %s there are words for', (locale) => {
  const say = sayIn(locale);
  const without = (keys: readonly string[]) => keys.filter((key) => !say.has(key));

  test('every purpose, ground, kind of person, recipient and measure of the data map', () => {
    expect(
      without(Object.keys(purposes).flatMap((purpose) => [`registers.purpose.${purpose}.name`, `registers.purpose.${purpose}.line`])),
    ).toEqual([]);
    expect(without(tables.map(([, { basis }]) => `registers.basis.${basis}`))).toEqual([]);
    expect(without(tables.map(([, { subject }]) => `registers.subject.${subject}`))).toEqual([]);
    expect(without(tables.flatMap(([, { recipients }]) => (recipients ?? []).map((one) => `registers.recipient.${one}`)))).toEqual([]);
    expect(without(Object.values(purposes).flatMap((measures) => measures.map((one) => `registers.measure.${one}`)))).toEqual([]);
  });

  test('what every table holds of somebody', () => {
    expect(without(tables.map(([table]) => `registers.table.${table}`))).toEqual([]);
  });

  test('every category and its policy', () => {
    expect(without(categories.map((category) => `registers.category.${keyOf(category)}`))).toEqual([]);
    const said = Object.values(policies).flatMap(({ from, action, basis }) => [`from.${from}`, `action.${action}`, `keptFor.${basis}`]);
    expect(without(said.map((key) => `registers.${key}`))).toEqual([]);
  });

  test('every sub-processor, consent and cookie', () => {
    expect(without(subProcessors.map(({ task }) => `registers.subProcessors.task.${task}`))).toEqual([]);
    expect(without(integrations.map((one) => `registers.subProcessors.integration.${one}`))).toEqual([]);
    expect(without(subProcessors.flatMap(({ safeguards }) => safeguards.map((one) => `registers.safeguard.${one}`)))).toEqual([]);
    expect(without([...consentKeys, ...patientConsentKeys].map((key) => `legal.privacy.consent.${key}`))).toEqual([]);
    expect(without(essentialCookies.map(({ key }) => `legal.cookies.cookie.${key}.purpose`))).toEqual([]);
    expect(without(essentialCookies.map(({ key }) => `legal.cookies.cookie.${key}.set`))).toEqual([]);
  });

  test('every instruction the code can write into the journal', () => {
    const acts = new Set(
      sourcesIn('lib').flatMap((source) =>
        /recordAudit\(/.test(source)
          ? [...source.matchAll(/'([a-z_]+)\.([a-z_]+)'/g)].flatMap(([, noun = '', what = '']) =>
              new RegExp(`recordAudit\\([^;]*'${noun}\\.${what}'`).test(source) && instructionNouns.some((own) => own === noun)
                ? [`${noun}.${what}`]
                : [],
            )
          : [],
      ),
    );
    expect(acts.size).toBeGreaterThan(15);
    expect(without([...acts].map((act) => `registers.act.${act}`))).toEqual([]);
  });
});

test('every cookie the code sets is on the list, and every one on the list is set by it', () => {
  const source = sourcesIn('app', 'components').join('\n');
  const named = [...source.matchAll(/\w*(?:[cC]ookie\w*|switchName|prefix) = '([\w.-]+)'/g), ...source.matchAll(/named\('([\w.-]+)'\)/g)];
  const set = new Set(named.map(([, name = '']) => (name.endsWith('_') ? `${name}*` : name)));
  expect([...set].filter((name) => /^(prati|next-auth)/.test(name)).sort()).toEqual(essentialCookies.map(({ name }) => name).sort());
});
