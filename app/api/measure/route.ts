import { currentMember } from '@/app/_server/context';
import { limitBy } from '@/app/_server/limit';
import { route } from '@/app/_server/route';
import { recordUses } from '@/lib/measurement/record-uses';
import { FeatureUses } from '@/lib/measurement/schema';

/** Keeps what a member used, while their own yes stands. */
export const POST = route({
  route: 'POST /api/measure',
  body: FeatureUses,
  limit: limitBy('measure', { points: 600, seconds: 600 }),
  context: currentMember,
  work: (ctx, { body }) => recordUses(ctx, body),
  answer: () => new Response(null, { status: 204 }),
});
