import type { Standing, SubProcessor, SubProcessorChange, SubProcessorKey } from './schema';

/** Days between telling a practice of a change and its taking effect there (the agreement on processing, Art. 28.2). */
const noticeDays = 30;
/** Days a practice that objects has to end the part it does not want. */
const endingDays = 30;
const day = 86_400_000;

export const startOfDay = (date: string) => new Date(`${date}T00:00:00Z`);
const daysAfter = (from: Date, days: number) => new Date(from.getTime() + days * day);

/** What is wrong with a list of changes; a list with a flaw is refused by a test before it can be published. */
export function flawsOf(changes: readonly SubProcessorChange[]): string[] {
  return changes.flatMap(({ number, announcedOn, effectiveOn }, place) => [
    ...(number === place + 1 ? [] : [`change ${number} stands at place ${place + 1}`]),
    ...(startOfDay(effectiveOn) >= daysAfter(startOfDay(announcedOn), noticeDays)
      ? []
      : [`change ${number} takes effect less than ${noticeDays} days after it is announced`]),
  ]);
}

export const isAnnounced = ({ announcedOn }: SubProcessorChange, now: Date) => startOfDay(announcedOn) <= now;

/** Whether the practice agreed to the list with the change already announced in it. */
const joinedWith = ({ announcedOn }: SubProcessorChange, { joinedAt }: Standing) => joinedAt >= startOfDay(announcedOn);

/**
 * When a change reaches a practice: the day announced, but never before 30 days after it was told. Null: it has not been told. The day
 * announced for who joined later.
 */
export function effectiveAt(change: SubProcessorChange, standing: Standing): Date | null {
  const announced = startOfDay(change.effectiveOn);
  if (joinedWith(change, standing)) return announced;
  return standing.toldAt && new Date(Math.max(announced.getTime(), daysAfter(standing.toldAt, noticeDays).getTime()));
}

/** What a practice is shown: what was announced while it was there, or takes effect while it is. */
export const concerns = (change: SubProcessorChange, { joinedAt }: Standing) => startOfDay(change.effectiveOn) > joinedAt;

type Answers = {
  readonly joinedAt: Date;
  readonly told: readonly { readonly change: number; readonly toldAt: Date }[];
  readonly objections: readonly { readonly change: number; readonly madeAt: Date }[];
};
export const standingOn = (answers: Answers, { number }: SubProcessorChange): Standing => ({
  joinedAt: answers.joinedAt,
  toldAt: answers.told.find(({ change }) => change === number)?.toldAt ?? null,
  objection: answers.objections.find(({ change }) => change === number) ?? null,
});

export const mayObject = (change: SubProcessorChange, standing: Standing, now: Date): boolean => {
  const effective = effectiveAt(change, standing);
  return standing.objection === null && effective !== null && now < effective;
};

/** The last day to end what one objects to. */
export const endBy = ({ madeAt }: { readonly madeAt: Date }) => daysAfter(madeAt, endingDays);

/**
 * Whether a practice's data may reach it now. What is added waits for the practice's own date; what changes is off between the day
 * everybody else has the new terms and the practice's own; an objection keeps the change, and so the service, off until it is taken back.
 */
export function isInForceFor(
  key: SubProcessorKey,
  { list, changes }: { readonly list: readonly SubProcessor[]; readonly changes: readonly SubProcessorChange[] },
  answers: Answers,
  now: Date,
): boolean {
  const own = changes.filter((change) => change.becomes.key === key);
  const isListed = list.some((one) => one.key === key);
  if (own.length === 0) return isListed;
  return own.every((change) => {
    const standing = standingOn(answers, change);
    const mine = effectiveAt(change, standing);
    if (change.kind === 'ended') return now < startOfDay(change.effectiveOn);
    if (change.kind === 'changed' && now < startOfDay(change.effectiveOn)) return true;
    return mine !== null && now >= mine && standing.objection === null;
  });
}
