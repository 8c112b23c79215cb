import { byteOrderMark, csvLine } from '@/lib/core/csv';
import { zoneOf } from '@/lib/core/zone';
import type { Part, Source, ToldRow } from '../reading/source';
import type { Say } from '../words';
import { nameOf, said, type Visit, visitsOf } from './visits';

/** What a list of patients says of each, in this order: what a practice's import reads back by itself. */
const patientColumns = [
  ...(['familyName', 'givenName', 'birthName', 'birthDate', 'sex', 'phone', 'email'] as const),
  ...(['street', 'postcode', 'city', 'doorCode'] as const),
] as const;
/** What a list of visits says: when (instants with their offset), with whom, why, and enough to find the patient again. */
const visitColumns = ['start', 'end', 'practitioner', 'reason', 'familyName', 'givenName', 'birthDate', 'phone', 'email'] as const;

/** Visits that took place or stand; what was called off, missed, only asked for or held is in the tables. */
const standing = new Set(['booked', 'confirmed', 'arrived', 'in_room', 'done']);
const letterOf: Readonly<Record<string, string>> = { female: 'F', male: 'M', undetermined: 'X' };

export const patientHeadings = (say: Say): string[] => patientColumns.map((column) => say(`exports.lists.${column}`));
export const visitHeadings = (say: Say): string[] => visitColumns.map((column) => say(`exports.lists.${column}`));

/** Whether a file is somebody's own: not merged into another, and its names can still be read. */
export const isSomebody = (row: ToldRow | undefined): row is ToldRow =>
  row !== undefined && !said(row, 'mergedInto') && said(row, 'familyName') !== '';

/** One patient's cells, in the order of the headings. */
export function patientCells(row: ToldRow): string[] {
  const address = row.address && typeof row.address === 'object' ? (row.address as ToldRow) : undefined;
  return patientColumns.map((column) => {
    if (column === 'sex') return letterOf[said(row, 'sex')] ?? '';
    return said(row, column) || said(address, column);
  });
}

/** Visits that stand or took place, a page at a time; those nobody can be named for are left out. */
export async function* standingVisits(source: Source, part?: Part): AsyncGenerator<(Visit & { readonly patient: ToldRow })[]> {
  for await (const visits of visitsOf(source, part))
    yield visits.flatMap((visit) =>
      standing.has(said(visit.row, 'status')) && isSomebody(visit.patient) ? [{ ...visit, patient: visit.patient }] : [],
    );
}

export const practitionerOf = ({ practitioner }: Pick<Visit, 'practitioner'>): string =>
  [said(practitioner, 'honorific'), nameOf(practitioner)].filter(Boolean).join(' ');

/** One visit's cells, in the order of the headings. */
export function visitCells({ row, patient, practitioner, reason }: Visit): string[] {
  const zone = zoneOf(said(row, 'timeZone') || 'UTC');
  const moment = (at: string) => (at ? zone.format(Date.parse(at)) : '');
  return visitColumns.map((column) => {
    if (column === 'start' || column === 'end') return moment(said(row, column));
    if (column === 'practitioner') return practitionerOf({ practitioner });
    return column === 'reason' ? said(reason, 'label') : said(patient, column);
  });
}

type Count = (rows: number) => void;

/** The patients as a list another programme, or another practice here, brings in. */
export async function* patientListOf(source: Source, say: Say, separator: string, count: Count): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(patientHeadings(say), separator);
  for await (const page of source.rows('patient')) {
    const rows = page.filter(isSomebody);
    count(rows.length);
    yield rows.map((row) => csvLine(patientCells(row), separator)).join('');
  }
}

/** Their visits, in the same way. */
export async function* visitListOf(source: Source, say: Say, separator: string, count: Count): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(visitHeadings(say), separator);
  for await (const visits of standingVisits(source)) {
    count(visits.length);
    yield visits.map((visit) => csvLine(visitCells(visit), separator)).join('');
  }
}
