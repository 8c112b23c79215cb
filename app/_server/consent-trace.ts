import 'server-only';
import type { Trace } from '@/lib/consents/schema';
import { requestOrigin } from './origin';

/** How an answer came in, as its record says it: no full address, no full name of a browser. */
export async function consentTrace(): Promise<Trace> {
  const { network, device } = await requestOrigin();
  return { channel: 'web', ipTruncated: network, userAgentClass: device };
}
