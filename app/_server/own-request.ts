import 'server-only';
import { headers } from 'next/headers';
import { env } from '@/lib/platform/env';
import { isOwnWrite, ownOrigins } from './write-origin';

/** Whether this write may come from our own pages: asked where the context is made, whatever stood in front. */
export async function isOwnRequest(): Promise<boolean> {
  const given = await headers();
  const request = { site: given.get('sec-fetch-site'), origin: given.get('origin') };
  return isOwnWrite(request, ownOrigins(given.get('host'), env().APP_URL));
}
