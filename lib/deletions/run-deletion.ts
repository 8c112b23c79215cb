import { endSessionsIn } from '@/lib/access/end-sessions-in';
import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { record } from '@/lib/events/record';
import { enterDeleted } from '@/lib/lifecycle/enter';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { tell } from '@/lib/lifecycle/tell';
import { purgeArchive } from '@/lib/retention/purge-archive';
import { changeRequest, findPatientsWithAccount, isTold, lockPracticeRow, lockRequest, type Running } from './data';
import { type DeletionContext, erasePractice } from './erase-practice';
import { findNextEnd } from './erasing/data';
import { nextRing, workDue } from './rules';

type Outcome = 'known' | 'waiting' | 'told_patients' | 'erased' | 'shredded';

/** Members are told before their addresses go; a carrier that answers nothing for so long does not hold the erasure up any longer. */
const patienceMs = 24 * 60 * 60_000;
const again = (now: Date) => new Date(now.getTime() + 60_000);

/**
 * Does what is due about a request: tells patients, or executes (T10). The row is read again under the practice's lock, so that one withdrawn
 * never runs though its job was queued, and of two workers one finds it begun. Killed at any moment, it goes on where it was; what is
 * written stays written, and the certificate is made once.
 */
export async function runDeletion(ctx: DeletionContext, { requestId }: { readonly requestId: Id<'deletionRequest'> }): Promise<Outcome> {
  const outcome = await keepInPractice(ctx, 'deletions.execute', async (tx) => {
    const now = tx.clock.now();
    await lockPracticeRow(tx);
    const request = await lockRequest(tx, requestId);
    if (!request || request.state === 'withdrawn') return 'known';
    if (request.state === 'done') return 'shred';
    if (request.state === 'executing') return (await mayErase(tx, request)) ? 'go_on' : 'waiting';
    const due = workDue(request, now);
    if (due === 'execute') return begin(tx, requestId);
    await changeRequest(tx, requestId, { ringAt: nextRing(request, now) });
    if (!due) return 'waiting';
    for (const patientId of await findPatientsWithAccount(tx)) await record(tx, 'deletion.patient_told', { patientId, requestId });
    return 'told_patients';
  });
  if (outcome === 'shred') return shred(ctx, requestId);
  if (outcome !== 'go_on') return outcome;
  return (await erasePractice(ctx, requestId)) ? 'erased' : 'waiting';
}

/** From here on nobody signs in there, and nobody can withdraw. */
async function begin(tx: InPractice, requestId: Id<'deletionRequest'>): Promise<'waiting'> {
  const now = tx.clock.now();
  await changeRequest(tx, requestId, { state: 'executing', startedAt: now, ringAt: again(now) });
  await endSessionsIn(tx);
  await tell(tx, { kind: 'deleted', to: 'members', forPeriod: requestId, happensAt: now });
  const entered = await enterDeleted(tx);
  if (!entered.ok) throw new Error(`a request stands in a practice that is ${entered.error.from}`);
  return 'waiting';
}

const mayErase = async (tx: InPractice, { startedAt }: Running): Promise<boolean> =>
  (await isTold(tx)) || tx.clock.now().getTime() - (startedAt ?? tx.clock.now()).getTime() >= patienceMs;

/** What is left of a deleted practice goes row by row as its terms end (PRODUCT 8.7e); the request rings for the next. */
async function shred(ctx: DeletionContext, requestId: Id<'deletionRequest'>): Promise<'known' | 'shredded'> {
  const shredded = await purgeArchive(ctx);
  await keepInPractice(ctx, 'deletions.execute', async (tx) => changeRequest(tx, requestId, { ringAt: await findNextEnd(tx) }));
  return shredded > 0 ? 'shredded' : 'known';
}
