import 'server-only';
import { isGone } from '@/lib/directory/is-gone';
import { openContext } from './context';
import { reportFault } from './fault';

/** Whether the path is a profile that its practitioner does not let anybody see (any more). When that cannot be read, the page decides. */
export async function isGoneProfile(path: string): Promise<boolean> {
  const slug = /^\/p\/([^/]+)\/?$/.exec(path)?.[1];
  if (!slug) return false;
  try {
    return await isGone(openContext(), decodeURIComponent(slug));
  } catch (error) {
    reportFault(error, { kind: 'gone_profile' });
    return false;
  }
}
