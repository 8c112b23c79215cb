import { currentMember, currentSession, openContext } from '@/app/_server/context';
import { live } from '@/app/_server/live';
import { platform } from '@/app/_server/platform';
import { stillWorksIn } from '@/lib/access/recheck-session';
import type { Id } from '@/lib/core/id';
import { isEventName } from '@/lib/events/catalogue';
import type { Heard } from '@/lib/platform/live';

export const dynamic = 'force-dynamic';

/** Well under the minute after which proxies cut a silent answer, and how long a revoked session can stay connected to silence. */
const heartbeatMs = 25_000;
/** Changes of one act, or of a burst, are told as one. */
const gatherMs = 80;

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/** What an open agenda shows: visits, who they are with, and the hours around them. */
const concernsAgenda = (heard: Exclude<Heard, 'closing'>) =>
  heard === 'missed' || (isEventName(heard.name) && /^(appointment|agenda|patient|practice)\./.test(heard.name));

/** Whether the session is good, without opening anything: what a page asks before it reads again. */
export async function HEAD(): Promise<Response> {
  return new Response(null, { status: (await currentMember()) ? 204 : 401, headers: { 'Cache-Control': 'no-store' } });
}

/**
 * Tells an open agenda that something changed in its practice; the page then reads again, under its own rights. The session is asked for
 * anew before each word: once it is over, `signed_out` is the last one.
 */
export async function GET(request: Request): Promise<Response> {
  const [member, session] = await Promise.all([currentMember(), currentSession()]);
  if (!member || !session) return new Response(null, { status: 401, headers: { 'Cache-Control': 'no-store' } });
  return new Response(changesOf(member.actor.practiceId, session.sessionId, request.signal), { headers });
}

function changesOf(practiceId: Id<'practice'>, sessionId: Id<'session'>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      let over = false;
      let gathering: ReturnType<typeof setTimeout> | null = null;
      const say = (text: string) => {
        if (!over) controller.enqueue(encoder.encode(text));
      };
      const tell = async (text: string) => {
        try {
          if (await stillWorksIn(openContext(), sessionId, practiceId)) return say(text);
          say('event: signed_out\ndata: {}\n\n');
        } catch (error) {
          platform().logger.warn({ event: 'live.session_unreadable', error });
        }
        end();
      };
      const gather = (heard: Heard) => {
        if (heard === 'closing') return end();
        if (!concernsAgenda(heard) || gathering) return;
        gathering = setTimeout(() => {
          gathering = null;
          void tell('event: change\ndata: {}\n\n');
        }, gatherMs);
      };
      const unlisten = live().listen(practiceId, gather);
      const heartbeat = setInterval(() => void tell(': here\n\n'), heartbeatMs);
      function end() {
        if (over) return;
        stop();
        controller.close();
      }
      stop = () => {
        over = true;
        unlisten();
        clearInterval(heartbeat);
        if (gathering) clearTimeout(gathering);
      };
      signal.addEventListener('abort', end);
      say('retry: 2000\nevent: ready\ndata: {}\n\n');
    },
    cancel: () => stop(),
  });
}
