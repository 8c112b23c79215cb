import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { draftOf, draftPaper } from '@/lib/breaches/draft';
import { readBreach } from '@/lib/breaches/read-breach';
import { oneBreachInput } from '@/lib/breaches/schema';
import { locales } from '@/lib/core/locale';
import { ok } from '@/lib/core/result';
import { renderPdf } from '@/lib/registers/paper-pdf';
import { download } from '../../../register/download';

/** A notice as the owner last kept it, else as Prati proposes it: to lodge, print or send. */
export const GET = route({
  route: 'GET /practitioner/settings/gdpr/breaches/[breachId]/draft',
  params: oneBreachInput,
  query: z.object({
    for: z.enum(['authority', 'people']).catch('authority'),
    form: z.enum(['pdf', 'plain']).catch('plain'),
    language: z.enum(locales).catch('fr'),
  }),
  context: currentMember,
  work: async (ctx, { params, query: { for: whom, form, language } }) => {
    const read = await readBreach(ctx, params);
    if (!read.ok) return read;
    const text = read.value.drafts[whom] || draftOf(read.value, whom, language);
    const paper = form === 'pdf' ? await renderPdf(draftPaper(text, read.value.practiceName, language)) : null;
    return ok({ text, paper, name: `notice-${whom}` });
  },
  answer: ({ text, paper, name }) =>
    paper ? download(new Uint8Array(paper), 'application/pdf', `${name}.pdf`) : download(text, 'text/plain; charset=utf-8', `${name}.txt`),
});
