import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { ok } from '@/lib/core/result';
import { findLikely } from '@/lib/patients/find-likely';
import { typedPerson } from '@/lib/patients/schema';

/** Files that may be the person being typed at the desk. A POST that changes nothing: names do not belong in an address. */
export const POST = route({
  route: 'POST /api/patients/likely',
  body: typedPerson,
  context: currentMember,
  work: async (ctx, { body }) => ok({ items: await findLikely(ctx, body) }),
});
