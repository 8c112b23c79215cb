import { relayEvents, ringAgain, type Unheard } from '@/lib/events/relay';
import type { Logger } from '@/lib/platform/logger';
import type { Producer } from '@/lib/platform/queue';
import type { OpenJobContext } from './context';
import { jumpsOf, madeUp } from './make-up';
import { react } from './reactions';
import { schedules } from './schedules';

type Pace = { readonly sweepMs: number; readonly upkeepMs: number };

/**
 * Passes events on as long as the process lives: when the bell rings, and every `sweepMs` in case it was not heard. Every `upkeepMs` it
 * looks for what the queue has lost: jobs nobody did, and the recurring ones. What the clock jumped over is made up.
 */
export function startRelay(open: OpenJobContext, producer: Producer, logger: Logger, pace: Pace): { wake(): void; stop(): Promise<void> } {
  const passing = { react, publish: producer.publish };
  const hasJumped = jumpsOf();
  let isOwed = false;
  let stopping = false;
  let down = false;
  let upkeepAt = 0;
  let rung = false;
  let wakeUp: () => void = () => undefined;

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
      if (rung || stopping) wakeUp();
    });

  const tellUnheard = (unheard: readonly Unheard[]) => {
    for (const { event, error } of unheard)
      logger.error({ event: 'relay.unheard', practiceId: event.practiceId, eventId: event.id, kind: event.name, error });
  };

  async function round(): Promise<void> {
    rung = false;
    const began = performance.now();
    const { count, mayHaveMore, unheard } = await relayEvents(open, passing);
    tellUnheard(unheard);
    if (count > 0) logger.debug({ event: 'relay.passed_on', count, ms: Math.round(performance.now() - began) });
    if (mayHaveMore) rung = true;
    await makeUp();
    if (performance.now() < upkeepAt) return;
    await producer.keepSchedules(schedules);
    const again = await ringAgain(open, passing);
    tellUnheard(again.unheard);
    if (again.count > 0) logger.warn({ event: 'relay.rang_again', count: again.count });
    upkeepAt = performance.now() + pace.upkeepMs;
  }

  /** After a failure it is still owed. */
  async function makeUp(): Promise<void> {
    const now = open.clock.now();
    isOwed = hasJumped(now, performance.now()) || isOwed;
    if (!isOwed) return;
    const postings = madeUp(schedules, now);
    await producer.publish(postings);
    isOwed = false;
    logger.info({ event: 'relay.made_up', count: postings.length });
  }

  async function run(): Promise<void> {
    while (!stopping) {
      try {
        await round();
        if (down) logger.info({ event: 'relay.back' });
        down = false;
        await rest(pace.sweepMs);
      } catch (error) {
        if (!down) logger.warn({ event: 'relay.held_up', error });
        down = true;
        rung = false;
        await rest(1_000);
      }
    }
  }
  const running = run();

  return {
    wake() {
      rung = true;
      wakeUp();
    },
    async stop() {
      stopping = true;
      wakeUp();
      await running;
    },
  };
}
