import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { ok } from '@/lib/core/result';
import { renderPdf } from '@/lib/registers/paper-pdf';
import { readRegister } from '@/lib/registers/read-register';
import { registerInput } from '@/lib/registers/schema';
import { download } from '../download';
import { papersOf } from '../made';

export const GET = route({
  route: 'GET /practitioner/settings/gdpr/register/register.pdf',
  query: registerInput,
  context: currentMember,
  work: async (ctx, { query }) => {
    const view = await readRegister(ctx, query.of, query.version);
    if (!view.ok) return view;
    return ok({
      pdf: await renderPdf(papersOf.register(view.value, await requestLocale())),
      name: `register-${query.of}${query.version ? `-v${query.version}` : ''}.pdf`,
    });
  },
  answer: ({ pdf, name }) => download(new Uint8Array(pdf), 'application/pdf', name),
});
