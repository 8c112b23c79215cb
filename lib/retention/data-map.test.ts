import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataMap } from './data-map';

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
});
