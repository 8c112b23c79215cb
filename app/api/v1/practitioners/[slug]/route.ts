import { openContext } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { cardJson } from '@/app/api/v1/_contract/practitioner-json';
import { slugParams } from '@/app/api/v1/_contract/schemas';
import { err, ok } from '@/lib/core/result';
import { findPractitioner } from '@/lib/directory/find-practitioner';

export const GET = route({
  route: 'GET /api/v1/practitioners/{slug}',
  params: slugParams,
  context: async () => openContext(),
  work: async (open, { params }) => {
    const practitioner = await findPractitioner(open, params.slug);
    if (!practitioner) return err({ code: 'directory.practitioner_not_found' });
    const { about, reviewsNew, sector, sites, visitReasons } = practitioner;
    return ok({ ...cardJson(practitioner), about, reviewsNew, sector, sites, visitReasons });
  },
});
