import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { calls, openApiDocument } from './openapi';

const root = path.resolve(import.meta.dirname, '../../../..');
/** `glob` came to node:fs after Node 20. */
const routeFiles = readdirSync(path.join(root, 'app/api/v1'), { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .map((file) => `app/api/v1/${file}`);
const described = calls.map(({ method, path: at }) => `${method.toUpperCase()} ${at}`).sort();

describe('the API description', () => {
  test('names every route file and method there is, and no other', () => {
    const built = routeFiles
      .filter((file) => !file.includes('openapi.json'))
      .flatMap((file) => {
        const at = `/${path
          .dirname(file)
          .replace(/^app\//, '')
          .replaceAll(/\[(\w+)\]/g, '{$1}')}`;
        return [...readFileSync(path.join(root, file), 'utf8').matchAll(/export const (GET|POST|PUT|PATCH|DELETE) =/g)].map(
          ([, method]) => `${method} ${at}`,
        );
      });
    expect(built.sort()).toEqual(described);
  });

  test('each route logs itself under the name it is described by', () => {
    const named = routeFiles.flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/route: '([A-Z]+ [^']+)'/g)].map(([, name]) => name),
    );
    expect(named.sort()).toEqual(described);
  });

  test('every path, body and answer is generated from a schema', () => {
    const document = openApiDocument('http://localhost:3000');
    const operations = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item));
    expect(operations).toHaveLength(calls.length);
    expect(JSON.stringify(document)).toContain('"Idempotency-Key"');
  });
});
