import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import type pg from 'pg';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Base64 of whatever text holds this one: its bytes may begin at any of three places of a group, whose edges depend on the neighbours. */
function base64Of(text: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
    return whole.slice(before === 0 ? 0 : 4);
  });
}

/**
 * How a text may lie somewhere and still be read by anybody: as it is, folded as a search would, as bytes in hexadecimal, in Base64. What
 * became too short to mean anything is left out.
 */
const formsOf = (text: string): string[] => [
  text,
  ...[text.toLowerCase(), plain(text), Buffer.from(text).toString('hex'), ...base64Of(text), encodeURIComponent(text)].filter(
    (form) => form.length >= 8,
  ),
];

/** Which of these can be read in a text, in any form, whatever its capitals. */
export function tracesIn(haystack: string, texts: readonly string[]): string[] {
  const folded = haystack.toLowerCase();
  return texts.filter((text) => formsOf(text).some((form) => haystack.includes(form) || folded.includes(form)));
}

/** One transaction, taken back when the work fails. */
export async function inOneGo<T>(db: pg.Client, work: () => Promise<T>): Promise<T> {
  await db.query('begin');
  try {
    const done = await work();
    await db.query('commit');
    return done;
  } catch (error) {
    await db.query('rollback');
    throw error;
  }
}

/** A query past every wall, which leaves no trace itself. Nobody else may be at the database: it holds every table. */
export async function pastEveryWall<T extends pg.QueryResultRow>(owner: pg.Client, sql: string, values: readonly unknown[] = []) {
  await owner.query('begin');
  try {
    for (const name of await tablesOf(owner)) await owner.query(`alter table ${name} no force row level security`);
    return await owner.query<T>(sql, [...values]);
  } finally {
    await owner.query('rollback');
  }
}

/** Every table there is, the queue's own among them. */
async function tablesOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/**
 * The tables of the whole database where one of these texts can be read: every schema, every column of every row as its text, in every form.
 * @param mentioning only rows that also hold this, such as a practice's id: elsewhere the same text may be somebody else's.
 */
export async function tracesInDatabase(owner: pg.Client, texts: readonly string[], mentioning = ''): Promise<string[]> {
  const tables = await tablesOf(owner);
  const forms = [...new Set(texts.flatMap(formsOf))].map((form) => `%${form.replace(/[\\%_]/g, '\\$&')}%`);
  const parts = tables.map(
    (name) => `select '${name}' as name where exists (select from (select to_jsonb(t)::text as row from ${name} t) r
      where (r.row like any($1) or lower(r.row) like any($1)) and strpos(r.row, $2) > 0)`,
  );
  const { rows } = await pastEveryWall<{ name: string }>(owner, parts.join(' union all '), [forms, mentioning]);
  return rows.map(({ name }) => name);
}

/** The files below a folder in which one of these texts can be read, by name or content. */
export function tracesInFiles(folder: string, texts: readonly string[], besides: readonly string[] = []): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !besides.some((other) => file.startsWith(path.join(folder, other))))
    .filter((file) => tracesIn(`${file}\n${readFileSync(file, 'utf8')}`, texts).length > 0);
}

/** The keys of a Redis in which one of these texts can be read, by name or content. */
export async function tracesInRedis(url: string, texts: readonly string[]): Promise<{ readonly keys: number; readonly found: string[] }> {
  const redis = new Redis(url);
  const contents: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, '0', '-1'),
    stream: (key) => redis.xrange(key, '-', '+'),
  };
  try {
    const keys = await redis.keys('*');
    const found: string[] = [];
    for (const key of keys) {
      const read = contents[await redis.type(key)];
      if (!read) continue; // it has run out meanwhile
      if (tracesIn(`${key}\n${JSON.stringify(await read(key))}`, texts).length > 0) found.push(key);
    }
    return { keys: keys.length, found };
  } finally {
    redis.disconnect();
  }
}
