import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { readTimeZone } from '@/lib/availability/read-time-zone';
import { readReceipt } from '@/lib/consents/read-log';
import { idSchema } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { renderPdf } from '@/lib/registers/paper-pdf';
import { receiptPaper } from './receipt-paper';

type File = { readonly name: string; readonly type: string; readonly body: string | Uint8Array<ArrayBuffer> };

/** One event of the record, whole: as JSON, or on paper. */
export const GET = route({
  route: 'GET /practitioner/settings/gdpr/consents/receipt/[receiptId]',
  params: z.object({ receiptId: idSchema('consentReceipt') }),
  query: z.object({ format: z.enum(['pdf', 'json']).catch('json') }),
  context: currentMember,
  work: async (ctx, { params, query }) => {
    const found = await readReceipt(ctx, params.receiptId);
    if (!found.ok) return found;
    const name = `${params.receiptId}.${query.format}`;
    if (query.format === 'json') return ok<File>({ name, type: 'application/json', body: `${JSON.stringify(found.value, null, 2)}\n` });
    const pdf = await renderPdf(await receiptPaper(found.value, await readTimeZone(ctx)));
    return ok<File>({ name, type: 'application/pdf', body: new Uint8Array(pdf) });
  },
  answer: ({ name, type, body }) =>
    new Response(body, {
      headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-store' },
    }),
});
