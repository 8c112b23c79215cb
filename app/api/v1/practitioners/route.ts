import { openContext } from '@/app/_server/context';
import { live } from '@/app/_server/live';
import { route } from '@/app/_server/route';
import { specialtyWords } from '@/app/_server/specialty-words';
import { cardJson, slotJson } from '@/app/api/v1/_contract/practitioner-json';
import { practitionersQuery } from '@/app/api/v1/_contract/schemas';
import { ok } from '@/lib/core/result';
import { searchDirectory } from '@/lib/directory/search-directory';

export const GET = route({
  route: 'GET /api/v1/practitioners',
  query: practitionersQuery,
  context: async () => openContext(),
  work: async (open, { query }) => {
    const page = await searchDirectory(open, { ...query, specialtyWords, watch: live().listen });
    if (!page.ok) return page;
    const items = page.value.items.map(({ practitioner, reason, next }) => ({
      ...cardJson(practitioner),
      sites: practitioner.sites.map(({ id, name, postcode, city }) => ({ id, name, postcode, city })),
      next: { reason: reason?.id ?? null, slots: next.map((offer) => slotJson(offer, practitioner.timeZone)) },
    }));
    return ok({ items, nextCursor: page.value.nextCursor });
  },
});
