import { currentMember } from '@/app/_server/context';
import { requestLocale } from '@/app/_server/locale';
import { route } from '@/app/_server/route';
import { ok } from '@/lib/core/result';
import { registerFile } from '@/lib/registers/papers/register-paper';
import { readRegister } from '@/lib/registers/read-register';
import { registerInput } from '@/lib/registers/schema';
import { download } from '../download';

export const GET = route({
  route: 'GET /practitioner/settings/gdpr/register/register.json',
  query: registerInput,
  context: currentMember,
  work: async (ctx, { query }) => {
    const view = await readRegister(ctx, query.of, query.version);
    if (!view.ok) return view;
    return ok({
      file: registerFile(view.value, await requestLocale()),
      name: `register-${query.of}${query.version ? `-v${query.version}` : ''}.json`,
    });
  },
  answer: ({ file, name }) => download(JSON.stringify(file, null, 2), 'application/json; charset=utf-8', name),
});
