import { zipAnswer } from '@/app/_server/download-export';
import { currentHolder } from '@/app/_server/holder';
import { route } from '@/app/_server/route';
import { storage } from '@/app/_server/storage';
import { ok } from '@/lib/core/result';
import type { HolderContext } from '@/lib/custody/ask-for-copy';
import { oneCopy } from '@/lib/custody/schema';
import { takeCopy } from '@/lib/custody/take-copy';

export const GET = route({
  route: 'GET /patient/rights/kept/{requestId}/download',
  params: oneCopy,
  context: currentHolder,
  work: async (ctx: HolderContext, { params }) => {
    const taken = await takeCopy({ ...ctx, storage: storage() }, params);
    return taken.ok ? ok({ ...taken.value, name: `prati-${params.requestId.slice(-6)}.zip` }) : taken;
  },
  answer: zipAnswer,
});
