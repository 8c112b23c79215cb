import { recordAudit } from '@/lib/audit/record';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { takeBack, takeBackContact } from '@/lib/patients/take-back';
import { lockBatch, planAnew, stepBatch } from './data';

const SLICE = 100;

/** Takes back the next files of an import, and at the end the contacts it added. */
export const takeBackSlice = (ctx: Context, batchId: Id<'importBatch'>): Promise<'more' | 'done'> =>
  inPractice(ctx, async (tx) => {
    await planAnew(tx);
    const batch = await lockBatch(tx, batchId);
    if (batch?.state !== 'undoing') return 'done';
    const { mapping, counts } = batch;
    const taken = await takeBack(tx, batchId, mapping.after, SLICE);
    const figures = { ...counts, removed: counts.removed + taken.removed, kept: counts.kept + taken.kept };
    if (taken.last) {
      await stepBatch(tx, batchId, ['undoing'], { counts: figures, mapping: { ...mapping, after: taken.last } });
      return 'more';
    }
    for (const contact of mapping.contacts) await takeBackContact(tx, contact);
    const emptied = { ...mapping, contacts: [], after: '' };
    await stepBatch(tx, batchId, ['undoing'], { to: 'undone', counts: figures, mapping: emptied, kept: null, undone: true });
    await recordAudit(tx, 'import.undone', batchId, { removed: figures.removed, kept: figures.kept });
    return 'done';
  });
