import { competing } from '@/lib/appointments/contention';
import { takeBackVisits } from '@/lib/appointments/take-back-visits';
import { recordAudit } from '@/lib/audit/record';
import type { Context, InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { takeBack, takeBackContact } from '@/lib/patients/take-back';
import { type Batch, deleteBusy, lockBatch, planAnew, stepBatch, type VisitsMapping } from './data';

const SLICE = 100;
type Progress = 'more' | 'done';

/** Takes back the next visits of an import, then the files it opened, and at the end the contacts and busy times it added. */
export const takeBackSlice = (ctx: Context, batchId: Id<'importBatch'>): Promise<Progress> =>
  competing<Progress>(
    () =>
      keepInPractice(ctx, 'imports.take_back', async (tx) => {
        await planAnew(tx);
        const batch = await lockBatch(tx, batchId);
        if (batch?.state !== 'undoing') return 'done';
        const { visits } = batch.mapping;
        return visits && visits.takenTo !== null ? takeVisitsBack(tx, batch, visits, visits.takenTo) : takeFilesBack(tx, batch);
      }),
    // An agenda is in use: it is asked for again.
    async () => 'more',
  );

async function takeVisitsBack(tx: InPractice, batch: Batch, visits: VisitsMapping, from: string): Promise<Progress> {
  const { removed, kept, last } = await takeBackVisits(tx, batch.id, from, SLICE);
  const counts = { ...batch.counts, removed: batch.counts.removed + removed, kept: batch.counts.kept + kept };
  await stepBatch(tx, batch.id, ['undoing'], { counts, mapping: { ...batch.mapping, visits: { ...visits, takenTo: last } } });
  return 'more';
}

async function takeFilesBack(tx: InPractice, batch: Batch): Promise<Progress> {
  const { id, mapping, counts, kind } = batch;
  const taken = await takeBack(tx, id, mapping.after, SLICE);
  const figures =
    kind === 'visits'
      ? { ...counts, filesRemoved: counts.filesRemoved + taken.removed }
      : { ...counts, removed: counts.removed + taken.removed, kept: counts.kept + taken.kept };
  if (taken.last) {
    await stepBatch(tx, id, ['undoing'], { counts: figures, mapping: { ...mapping, after: taken.last } });
    return 'more';
  }
  for (const contact of mapping.contacts) await takeBackContact(tx, contact);
  if (kind === 'visits' && (await deleteBusy(tx, id)) > 0 && mapping.practitionerId)
    await record(tx, 'agenda.rules_changed', { practitionerId: mapping.practitionerId });
  const emptied = { ...mapping, contacts: [], after: '' };
  await stepBatch(tx, id, ['undoing'], { to: 'undone', counts: figures, mapping: emptied, kept: null, undone: true });
  await recordAudit(tx, 'import.undone', id, { removed: figures.removed, kept: figures.kept });
  return 'done';
}
