import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { byteOrderMark, csvLine, separatorOf } from '@/lib/core/csv';
import { ok } from '@/lib/core/result';
import { registerLines } from '@/lib/registers/papers/register-paper';
import { readRegister } from '@/lib/registers/read-register';
import { registerInput } from '@/lib/registers/schema';
import { download } from '../download';

export const GET = route({
  route: 'GET /practitioner/settings/gdpr/register/register.csv',
  query: registerInput,
  context: currentMember,
  work: async (ctx, { query }) => {
    const view = await readRegister(ctx, query.of, query.version);
    if (!view.ok) return view;
    const locale = await requestLocale();
    const lines = registerLines(view.value, locale).map((line) => csvLine(line, separatorOf(locale)));
    return ok({ file: byteOrderMark + lines.join(''), name: `register-${query.of}${query.version ? `-v${query.version}` : ''}.csv` });
  },
  answer: ({ file, name }) => download(file, 'text/csv; charset=utf-8', name),
});
