import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Locale } from '@/lib/core/locale';
import { openArchive } from '@/lib/exports/archive';
import { escaped, pageEnd, pageHead, tableEnd, tableHead, tableRow } from '@/lib/exports/contents/html';
import type { Keyring } from '@/lib/platform/keyring';
import type { GonePractice, KeptRow } from '@/lib/retention/archive/schema';
import { dataMap } from '@/lib/retention/data-map';
import type { KeptRecord } from './read-kept';
import { sayIn } from './words';

type Copy = {
  readonly gone: GonePractice;
  readonly records: readonly KeptRecord[];
  readonly locale: Locale;
  readonly at: Date;
  readonly requestId: string;
};
const zone = 'Europe/Paris';

/** What is kept of one person as a ZIP: a page to read, the same as data, and a signed manifest with the hash of both. */
export async function copyOf(keyring: Pick<Keyring, 'signer'>, copy: Copy): Promise<Buffer> {
  const data = JSON.stringify({ practice: copy.gone, records: copy.records.map(({ rows }) => rows.map(asTold)) }, null, 2);
  const page = [...pageOf(copy)].join('');
  const files = Object.fromEntries(
    [['index.html', page] as const, ['kept.json', data] as const].map(([name, text]) => [name, sha256(text)]),
  );
  const manifest = { request: copy.requestId, madeAt: copy.at.toISOString(), files };
  const { keyId, publicKey, sign } = keyring.signer('custody-copy');
  const signature = { algorithm: 'Ed25519', keyId, publicKey, value: sign(canonicalize(manifest) as string) };
  return packed(copy.at, { 'index.html': page, 'kept.json': data, 'manifest.json': JSON.stringify({ ...manifest, signature }, null, 2) });
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function packed(at: Date, files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = openArchive(at);
  const pieces: Uint8Array[] = [];
  const gathered = (async () => {
    for await (const piece of archive.output) pieces.push(piece);
  })();
  for (const [name, text] of Object.entries(files)) {
    const content = async function* () {
      yield text;
    };
    await archive.add(name, content(), () => null);
  }
  archive.end();
  await gathered;
  return Buffer.concat(pieces);
}

/** A row as its person is told it: fields under their export names, ids and bookkeeping left out. */
export function asTold({ table, category, ground, source, endsAt, content }: KeptRow) {
  const columns = dataMap[table]?.columns ?? {};
  const told = Object.entries(content as Record<string, unknown>).flatMap(([column, value]) => {
    const as = columns[column];
    return as?.exportName && as.form !== 'pseudonym' && value !== null ? [[as.exportName, value] as const] : [];
  });
  return { table, category, ground, source, until: endsAt?.toISOString() ?? null, content: Object.fromEntries(told) };
}

function* pageOf({ gone, records, locale, at, requestId }: Copy): Generator<string> {
  const say = sayIn(locale);
  const days = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone: zone });
  const day = (date: Date) => days.format(date);
  const title = say('custody.copy.title', { practice: gone.name });
  yield pageHead(locale, title);
  yield `<header><h1>${escaped(title)}</h1><p>${escaped(say('custody.copy.why', { closed: day(new Date(gone.closedAt)) }))}</p>`;
  yield `<p class="soft">${escaped(say('custody.copy.made', { date: day(at), id: requestId }))}</p></header>\n`;
  const heads = [say('custody.copy.field'), say('custody.copy.value')];
  for (const row of records.flatMap(({ rows }) => rows)) {
    const { table, source, content } = asTold(row);
    const key = `registers.table.${table}`;
    const until = row.endsAt ? say('custody.copy.until', { date: day(row.endsAt), source }) : say('custody.copy.held');
    yield `<section><h2>${escaped(say.has(key) ? say(key) : table)}</h2><p class="soft">${escaped(until)}</p>${tableHead(heads)}`;
    for (const [name, value] of Object.entries(content)) {
      const field = `exports.archive.fields.${name}`;
      yield tableRow([say.has(field) ? say(field) : name, typeof value === 'string' ? value : JSON.stringify(value)], heads);
    }
    yield `${tableEnd}</section>\n`;
  }
  yield `<p>${escaped(say('custody.copy.rights'))}</p>${pageEnd}`;
}
