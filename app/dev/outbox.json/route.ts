import { openContext } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { err, ok } from '@/lib/core/result';
import { readOutbox } from '@/lib/integrations/email/local';
import { env } from '@/lib/platform/env';

export const GET = route({
  route: 'GET /dev/outbox.json',
  context: async () => (env().isLocal ? ok(openContext()) : err({ code: 'request.not_found' })),
  work: async () => ok(await readOutbox(env())),
});
