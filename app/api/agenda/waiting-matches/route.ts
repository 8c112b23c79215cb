import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { idSchema } from '@/lib/core/id';
import { listMatches } from '@/lib/waiting-list/list-matches';

/** Who on the waiting list would take a free block: for the agenda's panel. Instants in epoch milliseconds. */
export const GET = route({
  route: 'GET /api/agenda/waiting-matches',
  query: z.object({
    practitionerId: idSchema('practitioner'),
    start: z.iso.datetime({ offset: true }),
    durationMinutes: z.coerce.number().int().min(5).max(720),
  }),
  context: currentMember,
  work: (ctx, { query: { start, ...block } }) => listMatches(ctx, { ...block, start: new Date(start) }),
  answer: (matches) => ({
    status: 200,
    body: {
      matches: matches.map(({ entry, patient, offer }) => ({
        entryId: entry.id,
        patientId: entry.patientId,
        name: { familyName: patient.familyName, givenName: patient.givenName },
        phone: patient.phone,
        reason: entry.reasonLabel,
        since: entry.createdAt.getTime(),
        start: offer.start,
        end: offer.end,
        mode: offer.mode,
        visitStart: entry.visit?.start.getTime() ?? null,
      })),
    },
  }),
});
