import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const files = ['app', 'components'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => path.join(folder, name)),
);
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const isClient = (text: string) => text.trimStart().startsWith("'use client'");
const named = (list: string) =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '));

// On the server a function of a client module is only a reference: calling it throws, where types and builds see nothing wrong.
test('no function but a component comes to the server from a client module', () => {
  const clients = new Map(
    files.flatMap((file) => {
      const text = textOf(file);
      const exported = [...text.matchAll(/^export (?:async )?(?:const|function) ([a-z]\w*)/gm)].map(([, name]) => name);
      return isClient(text) ? [[file.replace(/\.tsx?$/, ''), exported] as const] : [];
    }),
  );
  expect(clients.size).toBeGreaterThan(20);
  const calls = files.flatMap((file) => {
    const text = textOf(file);
    if (isClient(text)) return [];
    return [...text.matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)].flatMap(([, list = '', from = '']) => {
      const module = from.startsWith('@/') ? from.slice(2) : path.join(path.dirname(file), from);
      return named(list).flatMap((name) => (clients.get(module)?.includes(name) ? [`${file}: ${name}`] : []));
    });
  });
  expect(calls).toEqual([]);
});
