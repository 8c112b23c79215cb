import { openContext, visitorContext } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { slotJson } from '@/app/api/v1/_contract/practitioner-json';
import { slotsQuery, slugParams } from '@/app/api/v1/_contract/schemas';
import { listSlots, written } from '@/lib/availability/list-slots';
import { err, ok } from '@/lib/core/result';
import { findAgendaAddress } from '@/lib/directory/find-agenda-address';

export const GET = route({
  route: 'GET /api/v1/practitioners/{slug}/slots',
  params: slugParams,
  query: slotsQuery,
  context: async () => openContext(),
  work: async (open, { params, query }) => {
    const address = await findAgendaAddress(open, params.slug);
    if (!address) return err({ code: 'directory.practitioner_not_found' });
    const { reason: reasonId, firstVisit, ...window } = query;
    const known = firstVisit === undefined ? undefined : firstVisit === 'false';
    const { practiceId, practitionerId } = address;
    const list = await listSlots(visitorContext(practiceId), { ...window, reasonId, known, practitionerId });
    if (!list.ok) return list;
    const { timeZone, slots, nextAvailable } = list.value;
    return ok({
      timeZone,
      slots: slots.map((offer) => slotJson(offer, timeZone)),
      nextAvailable: nextAvailable === null ? null : written(nextAvailable, timeZone),
    });
  },
});
