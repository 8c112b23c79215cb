import { type Context, inPractice } from '@/lib/context';
import { isId } from '@/lib/core/id';
import { findLines } from './data';
import type { PatientLine } from './schema';

const MOST_LINES = 100;

export type PatientPage = { readonly items: readonly PatientLine[]; readonly nextCursor: string | null };

/** The files the actor may see, newest first, erased ones left out. `cursor` is a `nextCursor`; one that cannot be read starts anew. */
export async function listPatients(
  ctx: Context,
  { cursor, limit = 50 }: { readonly cursor?: string | null; readonly limit?: number },
): Promise<PatientPage> {
  const most = Math.min(Math.max(limit, 1), MOST_LINES);
  const lines = await inPractice(ctx, (tx) => findLines(tx, { before: cursor ? readCursor(cursor) : null, most: most + 1 }));
  const items = lines.slice(0, most);
  const last = items.at(-1);
  return { items, nextCursor: lines.length > most && last ? writeCursor(last) : null };
}

const writeCursor = ({ createdAt, id }: PatientLine) => Buffer.from(`${createdAt.getTime()} ${id}`).toString('base64url');

const readCursor = (cursor: string) => {
  const [ms = '', id] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  return /^\d{1,14}$/.test(ms) && isId('patient', id) ? { createdAt: new Date(Number(ms)), id } : null;
};
