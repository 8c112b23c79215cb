import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { keepInPractice } from '@/lib/lifecycle/keep-in-practice';
import { sha256Hex } from '@/lib/platform/crypto';
import { type Answer, type Claim, claim, keepAnswer, letGo } from './data';
import type { IdempotencyError } from './errors';
import { isWellFormedKey, sameWords } from './rules';

type Request = {
  /** Which call: the same key means something else elsewhere. */
  readonly scope: string;
  readonly key: string;
  /** Everything the answer depends on. */
  readonly request: unknown;
  /** Answers not worth repeating (a fault, too many requests) are not kept. */
  readonly isKept: (status: number) => boolean;
};

const looks = 100;
const betweenLooks = 100;

/**
 * Does `work` once per key and gives everyone who asks the same with that key the same answer, also those who ask while it is being worked
 * out (they wait up to ten seconds, then hear `still_working`). The answer is kept sealed for a day.
 */
export async function answerOnce(ctx: Context, ask: Request, work: () => Promise<Answer>): Promise<Result<Answer, IdempotencyError>> {
  if (!isWellFormedKey(ask.key)) return err({ code: 'idempotency.key_malformed' });
  const mine: Claim = { scope: ask.scope, keyHash: sha256Hex(ask.key), requestHash: sha256Hex(sameWords(ask.request)) };

  for (let look = 0; look < looks; look++) {
    const standing = await keepInPractice(ctx, 'idempotency.answer', (tx) => claim(tx, mine));
    if (standing === null) return ok(await answer(ctx, ask, mine, work));
    if (standing.requestHash !== mine.requestHash) return err({ code: 'idempotency.key_reused' });
    if (standing.answer) return ok(standing.answer);
    await sleep(betweenLooks);
  }
  return err({ code: 'idempotency.still_working' });
}

async function answer(ctx: Context, ask: Request, mine: Claim, work: () => Promise<Answer>): Promise<Answer> {
  const release = () => keepInPractice(ctx, 'idempotency.answer', (tx) => letGo(tx, mine));
  let given: Answer;
  try {
    given = await work();
  } catch (error) {
    await release();
    throw error;
  }
  if (ask.isKept(given.status)) await keepInPractice(ctx, 'idempotency.answer', (tx) => keepAnswer(tx, mine, given));
  else await release();
  return given;
}
