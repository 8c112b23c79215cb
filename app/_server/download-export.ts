import 'server-only';
import type { Context } from '@/lib/context';
import { type Id, isId } from '@/lib/core/id';
import { ok } from '@/lib/core/result';
import { openExport } from '@/lib/exports/open-export';
import { OneExport } from '@/lib/exports/schema';
import { route } from './route';
import { storage } from './storage';

type Opening = {
  readonly pattern: string;
  readonly context: (id: Id<'exportJob'>) => Promise<Context | null>;
  readonly page: (id: string) => string;
};
type Segment = { params: Promise<{ exportId: string }> };

/** The archive as a file. Who followed the link too late for the password is led to the page that asks for it again. */
export function exportHandler({ pattern, context, page }: Opening) {
  const answer = route({
    route: `GET ${pattern}`,
    params: OneExport,
    context: ({ params }) => context(params.exportId),
    work: async (ctx: Context, { params }) => {
      const opened = await openExport({ ...ctx, storage: storage() }, params);
      if (!opened.ok) return opened;
      return ok({ ...opened.value, name: `prati-${opened.value.askedAt.toISOString().slice(0, 10)}-${params.exportId.slice(-6)}.zip` });
    },
    answer: zipAnswer,
  });
  return async (request: Request, segment: Segment): Promise<Response> => {
    const response = await answer(request, segment);
    const { exportId } = await segment.params;
    const isPage = request.headers.get('sec-fetch-mode') === 'navigate';
    if (response.status !== 403 || !isPage || !isId('exportJob', exportId)) return response;
    return new Response(null, { status: 303, headers: { Location: page(exportId), 'Cache-Control': 'private, no-store' } });
  };
}

type ZipFile = { readonly content: AsyncIterable<Uint8Array>; readonly bytes: number; readonly name: string };
/** A ZIP for one person: never kept by anything on the way, never guessed at. */
export const zipAnswer = ({ content, bytes, name }: ZipFile): Response =>
  new Response(streamOf(content), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });

function streamOf(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => void (await pieces.return?.()),
  });
}
