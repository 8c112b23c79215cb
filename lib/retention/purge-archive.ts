import type { Context } from '@/lib/context';
import { inPractice } from '@/lib/context';
import { purgeKept } from './archive/data';
import { findStandingHolds } from './holds/data';

/** Shreds rows of the archive whose term is over, keys included, but for those a hold names. @returns how many went. */
export async function purgeArchive(ctx: Context): Promise<number> {
  const { practiceId } = ctx.actor;
  const holds = await inPractice(ctx, findStandingHolds);
  const all = holds.filter(({ category }) => category === null || category === 'record.custody');
  if (all.some(({ patientId }) => patientId === null)) return 0;
  const held = all.flatMap(({ patientId }) => patientId ?? []);
  return ctx.db.asArchivist(practiceId, (db) => purgeKept({ db, practiceId }, ctx.clock.now(), held));
}
