import { openContext } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { err } from '@/lib/core/result';

/** An address nothing answers to: a caller is told in the form every other refusal has, not by a page. */
const unknown = route({
  route: 'ANY /api/{unknown}',
  context: async () => openContext(),
  work: async () => err({ code: 'request.not_found' }),
});

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
