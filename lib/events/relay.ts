import type { OpenContext } from '@/lib/context';
import type { JobRequest } from '@/lib/platform/jobs';
import type { Posting } from '@/lib/platform/queue';
import { claimAwaiting, claimUnrelayed, markAwaited, markUnheard, type RelayedEvent, settle } from './data';

export type { RelayedEvent } from './data';

type RelayContext = Pick<OpenContext, 'db' | 'clock'>;
type Passing = {
  /** What each event asks for: at most one job of a name. */
  react(event: RelayedEvent): readonly JobRequest[];
  /** Must throw soon rather than wait: it runs while rows are locked. */
  publish(postings: readonly Posting[]): Promise<void>;
};

const batch = 100;
/** How long a job may stay undone before the bell is rung for it again. Well above the time from ringing to starting. */
const patienceMs = 60_000;

const posting = (event: RelayedEvent, request: JobRequest): Posting => ({
  id: `${event.id}.${request.job.name}`,
  request,
  cause: { practiceId: event.practiceId, eventId: event.id },
});

/** An event whose reaction failed: put aside and named, so that it holds up nobody else's. */
export type Unheard = { readonly event: Pick<RelayedEvent, 'practiceId' | 'id' | 'name'>; readonly error: unknown };

function reactTo<E extends RelayedEvent>(passing: Passing, events: readonly E[]) {
  const heard: { event: E; requests: readonly JobRequest[] }[] = [];
  const unheard: Unheard[] = [];
  for (const event of events) {
    try {
      heard.push({ event, requests: passing.react(event) });
    } catch (error) {
      unheard.push({ event, error });
    }
  }
  return { heard, unheard };
}

/**
 * Passes new events on to the queue. The claim is only kept when the queue has taken the jobs: if it fails or the process dies, the events
 * are free again and nothing is lost; a job that got in all the same is recognised by its id.
 * @returns how many events were passed on, and those whose reaction failed; a full batch means there may be more.
 */
export async function relayEvents(
  ctx: RelayContext,
  passing: Passing,
): Promise<{ count: number; mayHaveMore: boolean; unheard: readonly Unheard[] }> {
  const { count, unheard } = await ctx.db.asRelay(async (tx) => {
    const events = await claimUnrelayed(tx, ctx.clock.now(), batch);
    const { heard, unheard } = reactTo(passing, events);
    await markUnheard(
      tx,
      unheard.map(({ event }) => event),
    );
    const rung = heard.filter(({ requests }) => requests.length > 0);
    await markAwaited(
      tx,
      rung.map(({ event, requests }) => ({ practiceId: event.practiceId, id: event.id, awaited: requests.map(({ job }) => job.name) })),
    );
    await passing.publish(rung.flatMap(({ event, requests }) => requests.map((request) => posting(event, request))));
    return { count: events.length, unheard };
  });
  return { count, mayHaveMore: count === batch, unheard };
}

/** Rings again for jobs the queue seems to have lost (a store emptied or restored). What is still queued or done is not run twice. */
export async function ringAgain(ctx: RelayContext, passing: Passing): Promise<{ count: number; unheard: readonly Unheard[] }> {
  return ctx.db.asRelay(async (tx) => {
    const now = ctx.clock.now();
    const events = await claimAwaiting(tx, now, new Date(now.getTime() - patienceMs), batch);
    const { heard, unheard } = reactTo(passing, events);
    await markUnheard(
      tx,
      unheard.map(({ event }) => event),
    );
    const lost = heard.flatMap(({ event, requests }) =>
      requests.filter(({ job }) => event.awaited.includes(job.name)).map((request) => posting(event, request)),
    );
    await passing.publish(lost);
    return { count: lost.length, unheard };
  });
}

/** Tells the event that one of its jobs is over, done or given up. Safe to say twice. */
export const settleJob = (
  ctx: Pick<OpenContext, 'db'>,
  cause: NonNullable<Posting['cause']>,
  job: string,
  ending: 'done' | 'dead',
): Promise<void> => ctx.db.asRelay((tx) => settle(tx, cause, job, ending === 'dead'));
