import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { defaultLocale, locales } from '@/lib/core/locale';
import { ok } from '@/lib/core/result';
import { renderPdf } from '@/lib/registers/paper-pdf';
import { readRegister } from '@/lib/registers/read-register';
import { download } from '../download';
import { papersOf } from '../made';

/** For the patient who reads it, whatever language the practice works in. */
export const GET = route({
  route: 'GET /practitioner/settings/gdpr/register/patients.pdf',
  query: z.object({ language: z.enum(locales).catch(defaultLocale) }),
  context: currentMember,
  work: async (ctx, { query }) => {
    const view = await readRegister(ctx, 'practice');
    if (!view.ok) return view;
    return ok({ pdf: await renderPdf(papersOf.patients(view.value, query.language)), name: `patients-${query.language}.pdf` });
  },
  answer: ({ pdf, name }) => download(new Uint8Array(pdf), 'application/pdf', name),
});
