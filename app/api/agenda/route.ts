import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { readAgendaModel } from '@/app/practitioner/agenda/read-agenda-model';
import { readAddress } from '@/components/agenda/address';

/** The agenda at an address, read again: what an open page asks for when it hears that something changed. */
export const GET = route({
  route: 'GET /api/agenda',
  query: z.record(z.string(), z.string()),
  context: currentMember,
  work: async (ctx, { query }) => readAgendaModel(ctx, readAddress(new URLSearchParams(query)), await requestLocale()),
});
