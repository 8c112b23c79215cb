import { type Id, isId } from '@/lib/core/id';
import type { Part, Source, ToldRow } from '../reading/source';

/** A cell as text; empty where there is none. */
export const said = (row: ToldRow | undefined, name: string): string => {
  const value = row?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
/** Whole name as it is written in a sentence. */
export const nameOf = (row: ToldRow | undefined): string => [said(row, 'givenName'), said(row, 'familyName')].filter(Boolean).join(' ');

export type Visit = {
  readonly row: ToldRow;
  readonly patient: ToldRow | undefined;
  readonly practitioner: ToldRow | undefined;
  readonly reason: ToldRow | undefined;
  readonly site: ToldRow | undefined;
};

/** Held and expired times are nobody's visit. */
const isVisit = (row: ToldRow) => row.status !== 'held' && row.status !== 'expired' && said(row, 'start') !== '';

/** The subject's visits, or a part of them, with what they point to, a page at a time. */
export async function* visitsOf(source: Source, part?: Part): AsyncGenerator<Visit[]> {
  const [practitioners, reasons, sites] = [
    await source.lookUp('practitioner'),
    await source.lookUp('visit_reason'),
    await source.lookUp('site'),
  ];
  for await (const page of source.rows('appointment', part)) {
    const rows = page.filter(isVisit);
    const ids = [...new Set(rows.flatMap(({ patientId }) => (isId('patient', patientId) ? [patientId] : [])))];
    const patients = await source.patients(ids as Id<'patient'>[]);
    yield rows.map((row) => ({
      row,
      patient: patients.get(said(row, 'patientId')),
      practitioner: practitioners.get(said(row, 'practitionerId')),
      reason: reasons.get(said(row, 'visitReasonId')),
      site: sites.get(said(row, 'siteId')),
    }));
  }
}
