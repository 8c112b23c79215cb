import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { givenUpAfter, keptFor } from './rules';

export type Answer = { readonly status: number; readonly body: string };
export type Claim = { readonly scope: string; readonly keyHash: string; readonly requestHash: string };
export type Standing = { readonly requestHash: string; readonly answer: Answer | null; readonly createdAt: Date };

const placeOf = ({ scope, keyHash }: Claim) => ({ table: 'idempotency_key', column: 'answer_sealed', row: `${scope} ${keyHash}` });
const which = (practiceId: Id<'practice'>, { scope, keyHash }: Claim) => ({ practiceId, scope, keyHash });

/** Null when the key is now ours; what stands there otherwise. Of two at once the primary key lets one in. */
export async function claim({ db, actor, clock, keyring }: InPractice, wish: Claim): Promise<Standing | null> {
  const { practiceId } = actor;
  const now = clock.now();
  const mine = { ...which(practiceId, wish), requestHash: wish.requestHash, createdAt: now };
  if ((await db.idempotencyKey.createMany({ data: [mine], skipDuplicates: true })).count === 1) return null;

  const row = await db.idempotencyKey.findFirst({ where: which(practiceId, wish) });
  if (!row) return { requestHash: wish.requestHash, answer: null, createdAt: now };
  const age = now.getTime() - row.createdAt.getTime();
  const isStale = age >= (row.answerSealed === null ? givenUpAfter : keptFor);
  if (isStale) {
    const taken = await db.idempotencyKey.updateMany({
      where: { ...which(practiceId, wish), createdAt: row.createdAt },
      data: { requestHash: wish.requestHash, createdAt: now, status: null, answerSealed: null },
    });
    if (taken.count === 1) return null;
  }
  const body = row.answerSealed && (await keyring.practiceSealer(db, practiceId)).open(row.answerSealed, placeOf(wish));
  const answer = body !== null && row.status !== null ? { status: row.status, body } : null;
  return { requestHash: row.requestHash, answer, createdAt: row.createdAt };
}

export async function keepAnswer({ db, actor, keyring }: InPractice, wish: Claim, answer: Answer): Promise<void> {
  const sealer = await keyring.practiceSealer(db, actor.practiceId);
  await db.idempotencyKey.updateMany({
    where: which(actor.practiceId, wish),
    data: { status: answer.status, answerSealed: sealer.seal(answer.body, placeOf(wish)) },
  });
}

export const letGo = ({ db, actor }: InPractice, wish: Claim) =>
  db.idempotencyKey.deleteMany({ where: { ...which(actor.practiceId, wish), status: null } });
