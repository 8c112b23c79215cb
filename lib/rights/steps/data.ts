import type { InPractice } from '@/lib/context';
import { pseudonymOf } from '@/lib/core/actor';
import { type Id, newId } from '@/lib/core/id';
import type { StepKind } from '../rules';

type RequestId = Id<'rightsRequest'>;
/** Codes, dates and counts: never what somebody wrote. */
export type StepFacts = Readonly<Record<string, string | number>>;
export type StepRow = {
  readonly id: Id<'rightsStep'>;
  readonly at: Date;
  readonly what: StepKind;
  readonly byKind: string;
  readonly byId: string | null;
  readonly facts: StepFacts;
};

export async function insertStep(tx: InPractice, requestId: RequestId, what: StepKind, facts: StepFacts): Promise<void> {
  const { db, actor, clock } = tx;
  const by = { byKind: actor.kind, byId: pseudonymOf(actor) };
  await db.rightsRequestStep.create({
    data: { practiceId: actor.practiceId, id: newId('rightsStep'), requestId, at: clock.now(), what, facts: { ...facts }, ...by },
    select: { id: true },
  });
}

/** In the order they were taken; ids follow time. */
export async function findSteps({ db, actor }: InPractice, requestId: RequestId): Promise<StepRow[]> {
  const rows = await db.rightsRequestStep.findMany({
    where: { practiceId: actor.practiceId, requestId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, at: true, what: true, byKind: true, byId: true, facts: true },
  });
  return rows as unknown as StepRow[];
}

export const hasStep = async ({ db, actor }: InPractice, requestId: RequestId, what: StepKind): Promise<boolean> =>
  (await db.rightsRequestStep.count({ where: { practiceId: actor.practiceId, requestId, what } })) > 0;
