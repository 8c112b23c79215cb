import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataMap } from './data-map';
import { policies } from './policies';
import { isCategory } from './schema';

const folder = path.resolve(import.meta.dirname, '../../prisma/schema');
const source = readdirSync(folder)
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .join('\n');

/** Table → columns, as the schema files declare them, under the database's names. */
const declared = new Map(
  [...source.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model = '', body = '']) => {
    const columns = [...body.matchAll(/^ {2}(\w+)\s+\w+[^\n]*$/gm)].map(([line, field = '']) => /@map\("(\w+)"\)/.exec(line)?.[1] ?? field);
    return [/@@map\("(\w+)"\)/.exec(body)?.[1] ?? model, columns] as const;
  }),
);

describe('the data map', () => {
  test('the schema was read', () => {
    expect(declared.size).toBeGreaterThan(15);
    expect(declared.get('patient')).toContain('family_name_sealed');
  });

  test.each([...declared.keys()])('every column of %s is classified, and none that is gone', (table) => {
    expect(Object.keys(dataMap[table]?.columns ?? {}).sort()).toEqual([...(declared.get(table) ?? [])].sort());
  });

  test('no table is classified that is gone', () => {
    expect(Object.keys(dataMap).filter((table) => !declared.has(table))).toEqual([]);
  });

  test('a patient’s identity and contact are sealed, never clear', () => {
    const identity = Object.entries(dataMap.patient?.columns ?? {}).filter(([, { exportName }]) =>
      ['familyName', 'givenName', 'birthDate', 'phone', 'email'].includes(exportName ?? ''),
    );
    expect(identity).toHaveLength(5);
    expect(identity.every(([column, { form, erase }]) => column.endsWith('_sealed') && form === 'sealed' && erase === 'destroy_key')).toBe(
      true,
    );
  });

  test('what is sealed goes with its key or is wiped', () => {
    const wrong = Object.entries(dataMap).flatMap(([table, { columns }]) =>
      Object.entries(columns)
        .filter(
          ([name, { form, erase }]) => name.endsWith('_sealed') && (form !== 'sealed' || (erase !== 'destroy_key' && erase !== 'null')),
        )
        .map(([name]) => `${table}.${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('every category has a policy, and an unknown one is refused', () => {
    expect(Object.values(dataMap).filter(({ category }) => !(category in policies))).toEqual([]);
    expect(isCategory('record')).toBe(true);
    expect(isCategory('records')).toBe(false);
  });

  test('every table says when its clock starts, or that it has none, and who is given what is in it', () => {
    const silent = Object.entries(dataMap).filter(
      ([, { clock, recipients }]) => clock === undefined || !recipients || recipients.length === 0,
    );
    expect(silent.map(([table]) => table)).toEqual([]);
  });

  test('every table about patients or members says whose a row is', () => {
    const silent = Object.entries(dataMap).filter(
      ([, { subject, patient, member }]) => (subject === 'patient' && !patient) || (subject === 'member' && !member),
    );
    expect(silent.map(([table]) => table)).toEqual([]);
  });

  test('every column a rule names is one of its table', () => {
    const wrong = Object.entries(dataMap).flatMap(
      ([table, { columns, clock, notBefore, mark, archivedAt, follows, birthDate, countBy, ...one }]) => {
        const belonging = [one.patient, one.member].flatMap((way) => (way ? [way.column, ...(way.also ?? [])] : []));
        const latest = (one.clockIsLatestOf ?? []).flatMap((way) => (typeof way === 'string' ? [way] : []));
        const ended = one.endedBy ? [...one.endedBy.sameIn, one.endedBy.order, ...Object.keys(one.endedBy.standing)] : [];
        const left = one.leaves ? [one.leaves.by, one.leaves.from, ...Object.keys(one.leaves.where)] : [];
        const named = [
          clock,
          notBefore,
          mark,
          archivedAt,
          follows,
          birthDate,
          ...(countBy ?? []),
          ...belonging,
          ...latest,
          ...ended,
          ...left,
        ];
        return named.filter((name) => name && !(name in columns)).map((name) => `${table}.${name}`);
      },
    );
    expect(wrong).toEqual([]);
  });

  test('a way through another table leads to one that says whose its rows are', () => {
    const lost = Object.entries(dataMap).flatMap(([table, { patient, member }]) =>
      [patient?.through && !dataMap[patient.through]?.patient, member?.through && !dataMap[member.through]?.member].some(Boolean)
        ? [table]
        : [],
    );
    expect(lost).toEqual([]);
  });

  test('who stays as a mark keeps nothing that names them in clear', () => {
    const telling = Object.entries(dataMap).flatMap(([table, { mark, columns }]) =>
      mark
        ? Object.entries(columns).flatMap(([name, { form, erase }]) => (form === 'sealed' && erase === 'keep' ? [`${table}.${name}`] : []))
        : [],
    );
    expect(telling).toEqual([]);
  });
});
