import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { listConflicts } from '@/lib/appointments/list-conflicts';
import { deskDuration } from '@/lib/appointments/schema';
import { idSchema } from '@/lib/core/id';
import { modes } from '@/lib/core/visit-mode';

/** Everything in the way of a visit at a time, before it is put there. It changes nothing. */
export const POST = route({
  route: 'POST /api/agenda/conflicts',
  body: z.object({
    except: idSchema('appointment').optional(),
    practitionerId: idSchema('practitioner'),
    reasonId: idSchema('visitReason'),
    start: z.iso.datetime({ offset: true }),
    durationMinutes: deskDuration.optional(),
    siteId: idSchema('site').optional(),
    mode: z.enum(modes).optional(),
    roomId: idSchema('resource').optional(),
    patientId: idSchema('patient').optional(),
  }),
  context: currentMember,
  work: (ctx, { body: { start, ...wish } }) => listConflicts(ctx, { ...wish, start: new Date(start) }),
});
