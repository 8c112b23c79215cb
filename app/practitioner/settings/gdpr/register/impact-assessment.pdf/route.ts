import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { ok } from '@/lib/core/result';
import { renderPdf } from '@/lib/registers/paper-pdf';
import { readRegister } from '@/lib/registers/read-register';
import { download } from '../download';
import { papersOf } from '../made';

export const GET = route({
  route: 'GET /practitioner/settings/gdpr/register/impact-assessment.pdf',
  context: currentMember,
  work: async (ctx) => {
    const view = await readRegister(ctx, 'practice');
    if (!view.ok) return view;
    return ok(await renderPdf(papersOf.impact(view.value, await requestLocale())));
  },
  answer: (pdf) => download(new Uint8Array(pdf), 'application/pdf', 'impact-assessment.pdf'),
});
