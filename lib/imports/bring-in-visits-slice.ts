import { bringInVisit } from '@/lib/appointments/bring-in-visits';
import { competing } from '@/lib/appointments/contention';
import { judgeImported } from '@/lib/appointments/judge-imported';
import { lockPatient } from '@/lib/appointments/judge-patient';
import { lockAgenda } from '@/lib/appointments/take-time';
import { recordAudit } from '@/lib/audit/record';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { isLocale } from '@/lib/core/locale';
import { type Zone, zoneOf } from '@/lib/core/zone';
import { record } from '@/lib/events/record';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { refuseAct } from '@/lib/lifecycle/refuse-act';
import { bringIn } from '@/lib/patients/bring-in';
import { queueLikely } from '@/lib/patients/look-for-duplicates';
import { listVisitReasons } from '@/lib/visit-reasons/list-visit-reasons';
import { knownIn, nobody } from './check-visits';
import { addBusy, type Batch, type LostRow, lockBatch, openKept, planAnew, stepBatch } from './data';
import { earlierRows } from './earlier-rows';
import { type FoundPatient, findPatients } from './find-patients';
import { lostTo, rejectedFor } from './obstacles';
import type { CalendarTime, ReadVisit } from './reading-visits';
import type { Counts, RejectedRow } from './schema';
import type { VisitFile } from './visit-file';

const SLICE = 40;
/** A slice ends with the row during which this is over: the agendas it writes to are free again within a second or two. */
const LONGEST_MS = 1_500;

type Tally = { created: number; skipped: number; rejected: number; patients: number; busy: number };
const nothing = (): Tally => ({ created: 0, skipped: 0, rejected: 0, patients: 0, busy: 0 });

/**
 * Brings in the next rows of a list of visits, in one transaction with the count of rows behind us: no row is taken twice. Whose agenda is
 * in use meanwhile is waited for and tried again.
 */
export async function bringInVisitsSlice(ctx: Context, batchId: Id<'importBatch'>, file: VisitFile): Promise<'more' | 'done'> {
  const zone = zoneOf(await readTimeZone(ctx));
  const groups = new Set((await listVisitReasons(ctx)).flatMap(({ id, capacity }) => (capacity === null ? [] : [id])));
  return competing<'more' | 'done'>(
    () => keepInPractice(ctx, 'imports.take_slice', (tx) => sliceOf(tx, batchId, file, { zone, groups })),
    async () => 'more',
  );
}

type Practice = { readonly zone: Zone; readonly groups: ReadonlySet<Id<'visitReason'>> };

async function sliceOf(tx: InPractice, batchId: Id<'importBatch'>, file: VisitFile, practice: Practice): Promise<'more' | 'done'> {
  if (await refuseAct(tx, 'imports.bring_in')) return 'done';
  await planAnew(tx);
  const batch = await lockBatch(tx, batchId);
  const visits = batch?.mapping.visits;
  if (batch?.state !== 'running' || !visits) return 'done';
  const rows = file.rows.slice(batch.counts.next, batch.counts.next + SLICE).map(file.read);
  const agendas = rows.flatMap((row) => (row.ok === true ? row.visit.practitionerId : row.ok === 'busy' ? row.busy.practitionerId : []));
  await lockAgenda(tx, ...new Set(agendas));
  const { tally, lost, busy, taken } = await bringInRows(tx, batch, visits.reminders, rows, practice);
  tally.busy += await closeTimes(tx, batchId, busy);
  const next = batch.counts.next + taken;
  const counts = { ...added(batch.counts, tally), next };
  const mapping = { ...batch.mapping, visits: { ...visits, lost: [...visits.lost, ...lost] } };
  if (next < file.rows.length) {
    await stepBatch(tx, batchId, ['running'], { counts, mapping });
    return 'more';
  }
  const kept = await openKept(tx, batchId);
  const verdict = { likely: [], rejected: rejectedOf(file, mapping.visits.lost, batch) };
  // The list itself goes; the rows that did not come in stay a while to be downloaded.
  await stepBatch(tx, batchId, ['running'], {
    ...{ to: 'done', done: true, counts, mapping: { ...mapping, visits: { ...mapping.visits, lost: [] } } },
    ...(kept ? { kept: { ...kept, bytes: null, verdict } } : {}),
  });
  const { created, patients, skipped, rejected } = counts;
  await recordAudit(tx, 'import.done', batchId, { kind: 'visits', created, patients, skipped, rejected });
  return 'done';
}

const added = (counts: Counts, tally: Tally): Counts => ({
  ...counts,
  ...{ created: counts.created + tally.created, skipped: counts.skipped + tally.skipped, rejected: counts.rejected + tally.rejected },
  ...{ patients: counts.patients + tally.patients, busy: counts.busy + tally.busy },
});

type Done = { readonly tally: Tally; readonly lost: LostRow[]; readonly busy: CalendarTime[]; readonly taken: number };

/** Row by row under the locks of all their agendas, then of their patients, so that each sees what the one before took. */
async function bringInRows(
  tx: InPractice,
  batch: Batch,
  reminded: boolean,
  rows: readonly ReadVisit[],
  { zone, groups }: Practice,
): Promise<Done> {
  const until = performance.now() + LONGEST_MS;
  const good = rows.flatMap((row) => (row.ok === true ? [row] : []));
  const found = await findPatients(
    tx,
    good.map(({ who }) => who),
  );
  await lockPatient(tx, ...found.flatMap((one) => (one.kind === 'known' ? [one.id] : [])));
  const locale = isLocale(batch.mapping.locale) ? batch.mapping.locale : 'fr';
  const tally = nothing();
  const people = openedFiles(tx, batch.id, locale, tally);
  const [lost, busy]: [LostRow[], CalendarTime[]] = [[], []];
  let taken = 0;
  for (const one of rows) {
    if (taken > 0 && performance.now() > until) break;
    taken++;
    if (one.ok === false) tally.rejected++;
    if (one.ok === 'busy') busy.push(one.busy);
    if (one.ok !== true) continue;
    const { row, visit } = one;
    const who: FoundPatient = found[good.indexOf(one)] ?? { kind: 'unknown' };
    if (who.kind !== 'known' && who.kind !== 'new') {
      if (one.busy) busy.push(one.busy);
      else lost.push(nobody(row, who.kind));
      continue;
    }
    const patientId = knownIn(who) ?? people.known(row, who);
    const [before] = patientId ? [null] : await judgeImported(tx, [{ ...visit, patientId: null }], () => groups.has(visit.reasonId));
    const id = patientId ?? (before ? null : await people.open(row, who));
    const obstacle = id ? await bringInVisit(tx, { ...visit, patientId: id }, { batchId: batch.id, reminded, locale }) : before;
    if (!obstacle) tally.created++;
    else if (obstacle.kind === 'twice') tally.skipped++;
    else lost.push(lostTo(obstacle, row, zone));
  }
  tally.rejected += lost.length;
  return { tally, lost, busy, taken };
}

/** Files opened in this slice: no file is opened for a visit that does not come in, nor two for one person. */
function openedFiles(tx: InPractice, batchId: Id<'importBatch'>, locale: 'fr' | 'en' | 'de', tally: Tally) {
  const earlier = earlierRows();
  const opened = new Map<number, Id<'patient'>>();
  return {
    known(row: number, who: FoundPatient): Id<'patient'> | null {
      if (who.kind !== 'new') return null;
      const before = earlier.compare(row, who.identity);
      const id = before?.isSure ? opened.get(before.row) : undefined;
      if (id) opened.set(row, id);
      return id ?? null;
    },
    async open(row: number, who: FoundPatient): Promise<Id<'patient'> | null> {
      if (who.kind !== 'new') return null;
      const details = { birthName: null, sex: null, address: null };
      const [id] = await bringIn(tx, batchId, [{ identity: who.identity, details }], locale);
      if (!id) return null;
      opened.set(row, id);
      tally.patients++;
      if (who.likely.length > 0) await queueLikely(tx, id, who.likely);
      return id;
    },
  };
}

async function closeTimes(tx: InPractice, batchId: Id<'importBatch'>, times: readonly CalendarTime[]): Promise<number> {
  let closed = 0;
  for (const practitionerId of new Set(times.map((one) => one.practitionerId))) {
    closed += await addBusy(
      tx,
      batchId,
      practitionerId,
      times.filter((one) => one.practitionerId === practitionerId),
    );
    await record(tx, 'agenda.rules_changed', { practitionerId });
  }
  return closed;
}

/** Every row that did not come in, those that could not be read too. */
function rejectedOf(file: VisitFile, lost: readonly LostRow[], { mapping }: Batch): RejectedRow[] {
  const byRow = new Map(lost.map((one) => [one.row, one]));
  return file.rows.flatMap((row): RejectedRow[] => {
    const inTheWay = byRow.get(row.row);
    if (inTheWay) return [rejectedFor(row, inTheWay, mapping.reading)];
    const answer = file.read(row);
    return answer.ok === false ? [{ row: row.row, cells: row.cells, flaws: answer.flaws }] : [];
  });
}
