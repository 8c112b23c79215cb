import { createHash } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { openContext } from '@/app/_server/context';
import { limitBy } from '@/app/_server/limit';
import { route } from '@/app/_server/route';
import { feedParams } from '@/app/api/v1/_contract/schemas';
import { agendaFile } from '@/lib/calendar-feeds/agenda-file';
import { readFeed } from '@/lib/calendar-feeds/read-feed';
import type { OpenContext } from '@/lib/context';
import { ok } from '@/lib/core/result';

/** A calendar asks every few minutes; this leaves room for several of them behind one address. */
const limit = limitBy('feed', { points: 120, seconds: 600 });

/** A practitioner's agenda for another calendar: times and a neutral title. The secret in the address is all that is asked for. */
export const GET = route({
  route: 'GET /api/v1/calendar/{feedToken}',
  params: feedParams,
  limit,
  context: async (): Promise<OpenContext> => openContext(),
  work: async (open, { params, request }) => {
    const feed = await readFeed(open, params.feedToken.replace(/\.ics$/, ''));
    if (!feed.ok) return feed;
    const { times, locale, changedAt, isSettled } = feed.value;
    const t = await getTranslations({ locale, namespace: 'feed' });
    const file = agendaFile(times, { title: t('entry'), name: t('calendar'), changedAt });
    const headers = {
      ETag: `"${createHash('sha256').update(file).digest('base64url').slice(0, 27)}"`,
      ...(isSettled ? { 'Last-Modified': changedAt.toUTCString() } : {}),
      'Cache-Control': 'private, max-age=300',
      'X-Robots-Tag': 'noindex',
    };
    if (isKnown(request, headers.ETag, isSettled ? changedAt : null)) return ok(new Response(null, { status: 304, headers }));
    return ok(new Response(file, { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' } }));
  },
  answer: (response) => response,
});

/**
 * Whether the asker holds this very file: by its tag, which alone counts where one is given (RFC 9110, 13.1.3), or by the time of the last
 * change once that is settled.
 */
function isKnown(request: Request, tag: string, changedAt: Date | null): boolean {
  const tags = request.headers.get('if-none-match');
  if (tags !== null)
    return tags
      .split(',')
      .map((one) => one.trim().replace(/^W\//, ''))
      .some((one) => one === tag || one === '*');
  const since = Date.parse(request.headers.get('if-modified-since') ?? '');
  return changedAt !== null && since >= changedAt.getTime();
}
