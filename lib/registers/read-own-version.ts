import { inScope, type OpenContext } from '@/lib/context';
import { findLatestOwn } from './data';
import { hashOf, proposed, registerOf } from './register';
import type { Version } from './schema';

/** Which version of Prati's own register the public pages are made from. */
export async function readOwnVersion(open: OpenContext): Promise<Version> {
  const hash = hashOf(registerOf('prati', proposed).processings);
  const latest = await inScope(open, {}, ({ db }) => findLatestOwn(db));
  const isLatest = latest?.hash === hash;
  return { hash, number: isLatest ? latest.number : null, firstSeenAt: isLatest ? latest.firstSeenAt : null };
}
