import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { sha256Hex } from '@/lib/platform/crypto';
import { findInWayOf } from './importing/data';

/** A visit as another programme had it. The patient is null while nobody is known who it could be. */
export type ImportedVisit = {
  readonly practitionerId: Id<'practitioner'>;
  readonly reasonId: Id<'visitReason'>;
  readonly patientId: Id<'patient'> | null;
  readonly start: Date;
  readonly end: Date;
};
/** Why a visit does not come in. `twice`: it is there already. Instants of what stands in its time. */
export type Obstacle =
  | { readonly kind: 'twice' }
  | { readonly kind: 'visit' | 'absence' | 'room'; readonly start: Date; readonly end: Date }
  | { readonly kind: 'full' | 'reason_gone' | 'agenda_busy' | 'restricted' };

/** The one wish of a file: said again by another file, or the same one again, it is known wherever the visit went since. */
export const importedAs = ({ practitionerId, patientId, start }: Pick<ImportedVisit, 'practitionerId' | 'patientId' | 'start'>) =>
  patientId === null ? null : sha256Hex(`${practitionerId} ${patientId} ${start.toISOString()}`).slice(0, 40);

/** What is over belongs to the patient's history: it takes nobody's time any more. */
export const isOver = ({ end }: Pick<ImportedVisit, 'end'>, now: Date): boolean => end <= now;

/**
 * What is in the way of each of these visits now, null where nothing is. Limits, openings and other calendars bind none of them: they were
 * agreed elsewhere, and stand as they are. Nothing is in the way of one that is over: it took place, wherever that was. Visits of the same list do not see each other. `isGroup`: visits of that reason meet in groups,
 * whose seats are counted when they come in.
 */
export async function judgeImported(
  tx: InPractice,
  visits: readonly ImportedVisit[],
  isGroup: (visit: ImportedVisit) => boolean,
): Promise<(Obstacle | null)[]> {
  const rows = await findInWayOf(
    tx,
    visits.map((visit) => ({ ...visit, importedAs: importedAs(visit) })),
  );
  return visits.map((visit, at): Obstacle | null => {
    const own = rows.filter((row) => row.at === at);
    if (own.some(({ kind }) => kind === 'twice')) return { kind: 'twice' };
    if (isOver(visit, tx.clock.now())) return null;
    const [first] = own.filter(({ kind }) => kind === 'absence' || !isGroup(visit));
    return first && first.kind !== 'twice' ? { kind: first.kind, start: first.start, end: first.end } : null;
  });
}
