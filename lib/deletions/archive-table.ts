import type { ToldRow } from '@/lib/exports/read-whole-table';
import type { Keepsake } from '@/lib/retention/archive/schema';
import type { PracticeTable } from './erasing/tables';
import { isArchived } from './erasing/tables';
import { endAfterDeletion, endOfRecord, type Frame, sourceAfterDeletion } from './kept';
import type { KeptLine } from './schema';

/** What decides about the rows of patients: when their care last took place, when they were born, whom a dispute names. */
export type Persons = {
  readonly lastCare: ReadonlyMap<string, Date>;
  readonly birthDates: ReadonlyMap<string, string>;
  /** Patients whose rows nobody may destroy; `all` when the whole practice's. */
  readonly held: 'all' | ReadonlySet<string>;
};

type Keeping = {
  readonly practiceId: string;
  readonly frame: Frame;
  readonly persons: Persons;
  /** Puts a page into the archive. */
  readonly keep: (rows: readonly Keepsake[]) => Promise<unknown>;
};

/**
 * Copies into the archive what is to outlive the practice of one table: all its rows where a law keeps the category, else those a dispute
 * names. Page by page; answers how many, and until when at the latest.
 */
export async function archiveTable(
  table: PracticeTable,
  pages: AsyncIterable<readonly ToldRow[]>,
  { practiceId, frame, persons, keep }: Keeping,
): Promise<KeptLine | null> {
  const { category } = table.map;
  const byLaw = isArchived(table);
  let rows = 0;
  let until: Date | null = null;
  for await (const page of pages) {
    const kept = page.flatMap((row): Keepsake[] => {
      const patient = patientOf(table, row);
      const isHeld = patient !== null && (persons.held === 'all' || persons.held.has(patient));
      if (!byLaw && !isHeld) return [];
      // What only the dispute keeps has no term of its own: it goes when the dispute is over.
      const term = byLaw ? endOfRow(table, row, patient, frame, persons) : frame.executedAt;
      const ends = isHeld ? { endsAt: null, termEndsAt: term } : { endsAt: term };
      const source = sourceAfterDeletion(category, frame.jurisdiction);
      const ground = isHeld ? 'dispute' : 'statutory';
      return [{ table: table.name, subject: patient ?? practiceId, category, ground, source, ...ends, content: row }];
    });
    await keep(kept);
    rows += kept.length;
    for (const { endsAt } of kept) if (endsAt && (!until || endsAt > until)) until = endsAt;
  }
  if (rows === 0) return null;
  const source = sourceAfterDeletion(category, frame.jurisdiction);
  return { category, rows, ground: byLaw ? 'statutory' : 'dispute', source, until: until?.toISOString().slice(0, 10) ?? null };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The patient a row names itself; one that belongs to somebody through another row is the practice's here. */
const patientOf = ({ map }: PracticeTable, row: ToldRow): string | null =>
  map.patient && !map.patient.through ? textOf(row[map.patient.column]) : null;

function endOfRow({ map }: PracticeTable, row: ToldRow, patient: string | null, frame: Frame, persons: Persons): Date | null {
  if (map.category === 'record')
    return endOfRecord(
      (patient && persons.lastCare.get(patient)) || frame.executedAt,
      (patient && persons.birthDates.get(patient)) || null,
      frame,
    );
  const start = map.clock ? textOf(row[map.clock]) : null;
  return endAfterDeletion(map.category, start ? new Date(start) : null, frame);
}
