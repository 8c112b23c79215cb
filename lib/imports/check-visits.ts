import { type ImportedVisit, isOver, judgeImported } from '@/lib/appointments/judge-imported';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { type Zone, zoneOf } from '@/lib/core/zone';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import type { PatientIdentity } from '@/lib/patients/schema';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import type { VisitReason } from '@/lib/visit-reasons/schema';
import { type Batch, type LostRow, lockBatch, openKept, stepBatch } from './data';
import { earlierRows } from './earlier-rows';
import { type FoundPatient, findPatients } from './find-patients';
import { lostTo, rejectedFor } from './obstacles';
import type { Row } from './reading-rows';
import type { GoodVisit } from './reading-visits';
import type { RejectedRow } from './schema';
import type { VisitFile } from './visit-file';

const SLICE = 200;

type Judged = { readonly row: number; readonly fate: 'in' | 'busy' | LostRow };

/** The dry run of visits: what would become of each row. It changes nothing but the batch itself, and done twice says the same. */
export async function checkVisits(ctx: Context, batch: Batch, file: VisitFile): Promise<string> {
  const { reading } = batch.mapping;
  const rejected: RejectedRow[] = [];
  const [twice, busy]: [RejectedRow[], RejectedRow[]] = [[], []];
  const good: GoodVisit[] = [];
  const rows = new Map(file.rows.map((row) => [row.row, row]));
  for (const row of file.rows) {
    const answer = file.read(row);
    if (answer.ok === true) good.push(answer);
    else if (answer.ok === false) rejected.push({ row: row.row, cells: row.cells, flaws: answer.flaws });
    else busy.push({ row: row.row, cells: row.cells, flaws: [] });
  }
  const judge = judgeOf(zoneOf(await readTimeZone(ctx)), await listVisitReasons(ctx), ctx.clock.now());
  let accepted = 0;
  for (let from = 0; from < good.length; from += SLICE) {
    for (const { row, fate } of await judge.slice(ctx, good.slice(from, from + SLICE))) {
      const { cells } = rows.get(row) as Row;
      if (fate === 'in') accepted++;
      else if (fate === 'busy') busy.push({ row, cells, flaws: [] });
      else (fate.code === 'import.reason.twice' ? twice : rejected).push(rejectedFor({ row, cells }, fate, reading));
    }
  }
  const inOrder = (one: RejectedRow, other: RejectedRow) => one.row - other.row;
  const verdict = { likely: [], rejected: rejected.sort(inOrder), twice: twice.sort(inOrder), busy: busy.sort(inOrder) };
  return keepInPractice(ctx, 'imports.check_file', async (tx) => {
    const now = await lockBatch(tx, batch.id);
    const kept = await openKept(tx, batch.id);
    if (now?.state !== 'checking' || !kept) return 'given up';
    const figures = { rows: file.rows.length, next: file.rows.length, accepted, rejected: rejected.length, skipped: twice.length };
    const counts = { ...now.counts, ...figures, patients: judge.patients(), busy: busy.length };
    await stepBatch(tx, batch.id, ['checking'], { to: 'checked', counts, kept: { ...kept, headings: file.headings, verdict } });
    return 'checked';
  });
}

/** Judges slices of one file, which see what earlier rows would take. */
function judgeOf(zone: Zone, reasons: readonly VisitReason[], now: Date) {
  const groups = new Set(reasons.filter(({ capacity }) => capacity !== null).map(({ id }) => id));
  const isGroup = ({ reasonId }: Pick<ImportedVisit, 'reasonId'>) => groups.has(reasonId);
  const keyOf = newPeople();
  const files = new Set<string>();
  const taken = new Map<string, { start: Date; end: Date; row: number }[]>();
  const wishes = new Set<string>();
  const dayOf = (practitionerId: Id<'practitioner'>, at: Date, days: number) => `${practitionerId} ${zone.dayAt(at.getTime()) + days}`;

  const fateOf = ({ row, visit }: GoodVisit, who: string): 'in' | LostRow => {
    const wish = `${visit.practitionerId} ${visit.start.toISOString()} ${who}`;
    if (wishes.has(wish)) return lostTo({ kind: 'twice' }, row, zone);
    const near =
      isGroup(visit) || isOver(visit, now)
        ? []
        : [-1, 0, 1].flatMap((days) => taken.get(dayOf(visit.practitionerId, visit.start, days)) ?? []);
    const other = near.find(({ start, end }) => start < visit.end && end > visit.start);
    if (other) return { row, target: 'start', code: 'import.reason.taken_in_file', facts: { row: String(other.row) } };
    wishes.add(wish);
    const day = dayOf(visit.practitionerId, visit.start, 0);
    if (!isGroup(visit) && !isOver(visit, now)) taken.set(day, [...(taken.get(day) ?? []), { start: visit.start, end: visit.end, row }]);
    return 'in';
  };

  const slice = (ctx: Context, rows: readonly GoodVisit[]): Promise<Judged[]> =>
    inPractice(ctx, async (tx) => {
      const found = await findPatients(
        tx,
        rows.map(({ who }) => who),
      );
      const obstacles = await judgeImported(
        tx,
        rows.map(({ visit }, at) => ({ ...visit, patientId: knownIn(found[at]) })),
        isGroup,
      );
      return rows.map((one, at): Judged => {
        const { row } = one;
        const patient: FoundPatient = found[at] ?? { kind: 'unknown' };
        if (patient.kind !== 'known' && patient.kind !== 'new') return { row, fate: one.busy ? 'busy' : nobody(row, patient.kind) };
        const obstacle = obstacles[at];
        if (obstacle) return { row, fate: lostTo(obstacle, row, zone) };
        const who = patient.kind === 'known' ? patient.id : keyOf(row, patient.identity);
        const fate = fateOf(one, who);
        if (fate === 'in' && patient.kind === 'new') files.add(who);
        return { row, fate };
      });
    });
  return { slice, patients: () => files.size };
}

export const knownIn = (found: FoundPatient | undefined) => (found?.kind === 'known' ? found.id : null);

/** A row whose patient is not found, or could be several. */
export const nobody = (row: number, kind: 'unknown' | 'several'): LostRow => ({
  ...{ row, target: 'patientName', code: kind === 'several' ? 'import.reason.patient_several' : 'import.reason.patient_unknown' },
});

/** A key for each person of the file who is new: rows that surely are the same person share one. */
function newPeople() {
  const earlier = earlierRows();
  const keys = new Map<number, string>();
  return (row: number, identity: PatientIdentity): string => {
    const before = earlier.compare(row, identity);
    const key = (before?.isSure ? keys.get(before.row) : undefined) ?? `row ${row}`;
    keys.set(row, key);
    return key;
  };
}
