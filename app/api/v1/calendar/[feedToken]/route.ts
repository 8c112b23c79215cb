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
    const { times, locale, changedAt } = feed.value;
    const t = await getTranslations({ locale, namespace: 'feed' });
    const file = agendaFile(times, { title: t('entry'), name: t('calendar'), changedAt });
    const headers = {
      ETag: `"${createHash('sha256').update(file).digest('base64url').slice(0, 27)}"`,
      'Last-Modified': changedAt.toUTCString(),
      'Cache-Control': 'private, max-age=300',
      'X-Robots-Tag': 'noindex',
    };
    if (isKnown(request, headers.ETag)) return ok(new Response(null, { status: 304, headers }));
    return ok(new Response(file, { headers: { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' } }));
  },
  answer: (response) => response,
});

/**
 * Whether the asker holds this very file. Only the tag says so: the window of the feed moves with the days, so that a date of the last
 * change alone would keep old times in a calendar.
 */
const isKnown = (request: Request, tag: string): boolean =>
  (request.headers.get('if-none-match') ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .includes(tag);
