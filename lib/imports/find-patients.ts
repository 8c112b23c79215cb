import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { type Likely, likelyOf } from '@/lib/patients/find-likely';
import type { PatientIdentity } from '@/lib/patients/schema';
import type { Who } from './reading-visits';
import { openedBySound } from './schema';

type PatientId = Id<'patient'>;
/** The patient a row is about: one of the practice, somebody new, nobody known, or one of several of the same names. */
export type FoundPatient =
  | { readonly kind: 'known'; readonly id: PatientId }
  | { readonly kind: 'new'; readonly identity: PatientIdentity; readonly likely: readonly PatientId[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'several' };

/**
 * Who each row is about, by the same likeness the desk is shown. With a birth date, a sure likeness is the patient and anybody else is new;
 * without one, the only file of exactly these names, whichever of the two stands first.
 */
export async function findPatients(tx: InPractice, rows: readonly Who[]): Promise<FoundPatient[]> {
  const whole = rows.flatMap(({ identity }) => (identity ? [identity] : []));
  const named = rows.flatMap(({ identity, typed }) => (identity ? [] : typed));
  const ofWhole = [...(await likelyOf(tx, whole, openedBySound))];
  const ofNamed = [...(await likelyOf(tx, named))];
  return rows.map(({ identity, typed }): FoundPatient => {
    if (identity) return byIdentity(identity, ofWhole.shift() ?? []);
    return byNames(ofNamed.splice(0, typed.length).flat());
  });
}

function byIdentity(identity: PatientIdentity, likely: readonly Likely[]): FoundPatient {
  const [best] = likely;
  if (best?.likeness.isSure) return { kind: 'known', id: best.id };
  return { kind: 'new', identity, likely: likely.map(({ id }) => id) };
}

function byNames(likely: readonly Likely[]): FoundPatient {
  const idsOf = (which: (one: Likely) => boolean) => [...new Set(likely.filter(which).map(({ id }) => id))];
  const sure = idsOf(({ likeness }) => likeness.isSure);
  const same = idsOf(({ likeness: { why } }) => why.includes('names_same') || why.includes('names_swapped'));
  const [id, ...others] = sure.length > 0 ? sure : same;
  if (!id) return { kind: 'unknown' };
  return others.length > 0 ? { kind: 'several' } : { kind: 'known', id };
}
