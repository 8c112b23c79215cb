import { currentMember } from '@/app/_server/context';
import type { Refusal } from '@/app/_server/errors';
import { reportFault } from '@/app/_server/fault';
import { requestLocale } from '@/app/_server/locale';
import { isOwnRequest } from '@/app/_server/own-request';
import { platform } from '@/app/_server/platform';
import { problem } from '@/app/_server/problem';
import { addressOf } from '@/components/settings/places';
import { isId } from '@/lib/core/id';
import { err, type Result } from '@/lib/core/result';
import { bringInCalendar } from '@/lib/imports/bring-in-calendar';
import { mostFileBytes } from '@/lib/imports/schema';
import { startCalendar } from '@/lib/imports/start-calendar';
import { startImport } from '@/lib/imports/start-import';

/** What the form puts around a file. */
const AROUND = 4_096;
const tooLarge = { code: 'import.file_too_large', mostMegabytes: mostFileBytes / 1_000_000 } as const;

/**
 * Takes a file in: a plain form of the browser, since an action takes no files of this size. Leads on to the import, or back to the form
 * with the code of what refused it.
 */
export async function POST(request: Request): Promise<Response> {
  const since = performance.now();
  const locale = await requestLocale();
  let code: Refusal['code'] | 'ok' = 'ok';
  try {
    if (!(await isOwnRequest())) return problem({ code: 'request.foreign_origin' }, locale);
    const ctx = await currentMember();
    if (!ctx) {
      code = 'access.signed_out';
      // A form of the browser: a person would stand before the raw answer.
      const isPerson = request.headers.get('sec-fetch-mode') === 'navigate';
      return isPerson ? seeOther(`/sign-in?next=${encodeURIComponent(addressOf.import)}`) : problem({ code }, locale);
    }
    const taken = await take(ctx, request, locale);
    if (taken.ok) return seeOther(`${addressOf.import}/${taken.value.id}`);
    code = taken.error.code;
    return seeOther(`${addressOf.import}?${new URLSearchParams({ refused: code })}`);
  } catch (error) {
    code = 'fault.unknown';
    const reference = reportFault(error, { route: `${addressOf.import}/upload` });
    return problem({ code: 'fault.unknown', reference }, locale);
  } finally {
    const ms = Math.round(performance.now() - since);
    platform().logger.info({ event: 'request', route: `${addressOf.import}/upload`, method: 'POST', code, ms });
  }
}

async function take(
  ctx: NonNullable<Awaited<ReturnType<typeof currentMember>>>,
  request: Request,
  locale: Awaited<ReturnType<typeof requestLocale>>,
): Promise<Result<{ id: string }, Refusal>> {
  if (Number(request.headers.get('content-length') ?? 0) > mostFileBytes + AROUND) return err(tooLarge);
  const form = await formOf(request);
  const file = form?.get('file');
  if (!(file instanceof File)) return err(form ? { code: 'import.file_empty' } : tooLarge);
  const [name, bytes] = [file.name, new Uint8Array(await file.arrayBuffer())];
  const practitionerId = form?.get('practitionerId');
  const kind = form?.get('holds') === 'visits' ? 'visits' : 'patients';
  if (practitionerId === null || practitionerId === undefined) return startImport(ctx, { name, bytes, locale, kind });
  if (!isId('practitioner', practitionerId)) return err({ code: 'import.practitioner_unknown' });
  if (kind === 'visits') return startCalendar(ctx, { name, bytes, locale, practitionerId });
  return bringInCalendar(ctx, { name, bytes, practitionerId });
}

/** A body cut off at the server's limit is no form any more. */
async function formOf(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } });
