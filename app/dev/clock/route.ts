import { openContext } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { err, ok } from '@/lib/core/result';
import { env } from '@/lib/platform/env';
import { clockMoveSchema, moveClock } from '@/lib/platform/local-clock';

const context = async () => (env().isLocal ? ok(openContext()) : err({ code: 'request.not_found' as const }));

export const GET = route({
  route: 'GET /dev/clock',
  context,
  work: async ({ clock }) => ok({ now: clock.now().toISOString() }),
});

/** Moves the clock of web and worker together. */
export const POST = route({
  route: 'POST /dev/clock',
  body: clockMoveSchema,
  context,
  work: async (_open, { body }) => ok({ now: moveClock(env(), body).toISOString() }),
});
