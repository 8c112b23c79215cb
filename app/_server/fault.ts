import 'server-only';
import { randomInt } from 'node:crypto';
import { unstable_rethrow } from 'next/navigation';
import { platform } from './platform';

/** A code short enough to read out on the phone, without letters that look like figures. */
const newReference = () => Array.from({ length: 8 }, () => '23456789abcdefghjkmnpqrstuvwxyz'[randomInt(31)]).join('');

/**
 * Writes an unexpected error to the log and answers the code that finds it there again. What Next throws to redirect or to show
 * "not found" is no fault and goes on its way.
 */
export function reportFault(error: unknown, where: { route?: string; kind?: string }): string {
  unstable_rethrow(error);
  const reference = newReference();
  platform().logger.error({ event: 'fault', requestId: reference, ...where, error });
  return reference;
}
