import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { idSchema } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { invoicePdf } from '@/lib/subscriptions/invoice-pdf';
import { readInvoice } from '@/lib/subscriptions/read-invoice';

/** One invoice as a file. */
export const GET = route({
  route: 'GET /practitioner/settings/subscription/invoices/{invoiceId}',
  params: z.object({ invoiceId: idSchema('subscriptionInvoice') }),
  context: currentMember,
  work: async (ctx, { params }) => {
    const found = await readInvoice(ctx, params);
    if (!found.ok) return found;
    return ok({ file: await invoicePdf(found.value), name: `prati-${found.value.number}.pdf` });
  },
  answer: ({ file, name }) =>
    new Response(new Uint8Array(file), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'private, no-store',
      },
    }),
});
