import { toBuffer, toString as toSvg } from 'qrcode';
import { z } from 'zod';
import { currentMember } from '@/app/_server/context';
import { route } from '@/app/_server/route';
import { listPractitionersToKeep } from '@/lib/availability/list-practitioners-to-keep';
import { idSchema } from '@/lib/core/id';
import { err, ok } from '@/lib/core/result';
import { publicAddress } from '../addresses';

const types = { svg: 'image/svg+xml', png: 'image/png' } as const;
/** Black on white whatever the theme: it is read by cameras and printed. The margin is the quiet zone of the standard. */
const look = { errorCorrectionLevel: 'M', margin: 4, color: { dark: '#000000', light: '#ffffff' } } as const;

/** The QR code of one practitioner's public page. */
export const GET = route({
  route: 'GET /practitioner/settings/sharing/qr',
  query: z.object({ practitioner: idSchema('practitioner'), format: z.enum(['svg', 'png']).default('svg') }),
  context: currentMember,
  work: async (ctx, { query: { practitioner, format } }) => {
    const one = (await listPractitionersToKeep(ctx)).find(({ id }) => id === practitioner);
    if (!one) return err({ code: 'request.not_found' });
    const url = publicAddress(one.slug);
    const image =
      format === 'svg' ? await toSvg(url, { ...look, type: 'svg' }) : new Uint8Array(await toBuffer(url, { ...look, width: 1024 }));
    return ok({ image, format, name: `${one.slug}.${format}` });
  },
  answer: ({ image, format, name }) =>
    new Response(image, {
      headers: {
        'Content-Type': types[format],
        'Content-Disposition': `inline; filename="${name}"`,
        'Cache-Control': 'private, max-age=60',
      },
    }),
});
