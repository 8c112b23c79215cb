import { randomBytes } from 'node:crypto';
import { CannotOpen, deriveKey } from './crypto';
import { openStream, sealStream } from './sealed-stream';

/**
 * A backup is two files. `main` has every row of the application; `apart` has the keys and the archive, and is kept elsewhere and for a
 * shorter time: whoever restores `main` alone cannot read what was shredded since.
 */
export type DumpKind = 'main' | 'apart';
export const schemasOf: Readonly<Record<DumpKind, readonly string[]>> = { main: ['public'], apart: ['keys', 'archive'] };

export type DumpHead = {
  readonly kind: DumpKind;
  /** An instant. */
  readonly madeAt: string;
  /** The migrations of the database it was taken of, in order. */
  readonly migrations: readonly string[];
};
/** Rows by table, such as `public.patient`. */
export type Counts = Readonly<Record<string, number>>;
/** A row stays the text PostgreSQL wrote: its big numbers would not survive being read here. */
export type DumpLine =
  | { readonly is: 'head'; readonly head: DumpHead }
  | { readonly is: 'row'; readonly table: string; readonly row: string }
  | { readonly is: 'end'; readonly counts: Counts };

export const headLine = (head: DumpHead): string => `${JSON.stringify({ head })}\n`;
export const rowLine = (table: string, row: string): string => `{"table":"${table}","row":${row}}\n`;
export const endLine = (counts: Counts): string => `${JSON.stringify({ counts })}\n`;

const aRow = /^\{"table":"([a-z_]+\.[a-z_]+)","row":(\{.*\})\}$/s;
function lineOf(text: string): DumpLine {
  const [, table, row] = aRow.exec(text) ?? [];
  if (table && row) return { is: 'row', table, row };
  const other = JSON.parse(text) as { head?: DumpHead; counts?: Counts };
  if (other.head) return { is: 'head', head: other.head };
  if (other.counts) return { is: 'end', counts: other.counts };
  throw new Error('a line of the backup is none that this version knows');
}

/** The lines of an opened backup. A line ends with a line feed and with nothing else that a text may hold. */
export async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<DumpLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let waiting = '';
  for await (const some of content) {
    const lines = (waiting + decoder.decode(some, { stream: true })).split('\n');
    waiting = lines.pop() ?? '';
    for (const line of lines) yield lineOf(line);
  }
}

const mark = Buffer.from('PRB1');
const saltBytes = 32;
const headBytes = mark.length + saltBytes;
/** Each file has a key of its own, from the key-encryption key and the file's salt. */
const keyOf = (kek: Buffer, kind: DumpKind, salt: Uint8Array) =>
  deriveKey(deriveKey(kek, ['backup']), [kind, Buffer.from(salt).toString('base64url')]);
const boundTo = (kind: DumpKind) => `backup ${kind}`;

/** Layout: `PRB1`, the salt, then the sealed stream. */
export async function* sealDump(kek: Buffer, kind: DumpKind, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(saltBytes);
  yield Buffer.concat([mark, salt]);
  yield* sealStream(keyOf(kek, kind, salt), boundTo(kind), content);
}

/** @throws {CannotOpen} when it is no backup of that kind, was made with another key-encryption key, or was altered or cut. */
export async function* openDump(kek: Buffer, kind: DumpKind, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = sealed[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < headBytes) {
    const next = await pieces.next();
    if (next.done) throw new CannotOpen('malformed', boundTo(kind));
    head = Buffer.concat([head, next.value]);
  }
  if (!head.subarray(0, mark.length).equals(mark)) throw new CannotOpen('malformed', boundTo(kind));
  const rest = async function* () {
    if (head.length > headBytes) yield head.subarray(headBytes);
    yield* { [Symbol.asyncIterator]: () => pieces };
  };
  yield* openStream(keyOf(kek, kind, head.subarray(mark.length, headBytes)), boundTo(kind), rest());
}
