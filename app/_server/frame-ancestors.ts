import 'server-only';
import { readEmbedOrigins } from '@/lib/directory/read-embed-origins';
import { openContext } from './context';
import { reportFault } from './fault';

const origin = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/i;

/**
 * Who may show this address in a frame, as a source list of `frame-ancestors`: of the booking widget, whom its practitioner names, or
 * anyone; when that cannot be read, nobody.
 */
export async function frameAncestors(path: string): Promise<string> {
  const slug = /^\/embed\/([^/]+)$/.exec(path)?.[1];
  if (!slug) return "'none'";
  try {
    const origins = await readEmbedOrigins(openContext(), decodeURIComponent(slug));
    if (origins === null) return "'none'";
    const named = origins.filter((one) => origin.test(one));
    return origins.length === 0 ? '*' : named.length > 0 ? named.join(' ') : "'none'";
  } catch (error) {
    reportFault(error, { kind: 'frame_ancestors' });
    return "'none'";
  }
}
