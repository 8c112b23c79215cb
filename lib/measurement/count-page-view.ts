import { inScope, type OpenContext } from '@/lib/context';
import { err, ok, type Result } from '@/lib/core/result';
import { addPageView } from './data';
import type { MeasurementError } from './errors';
import type { PageView } from './schema';
import { isCounted } from './visitor-choice';

/**
 * Counts one more opening of a kind of public page on this day (UTC), for a browser whose visitor said yes; refuses any other. Who or where
 * it was is not kept. @param token the browser's own random number; null when it has made no choice.
 */
export async function countPageView(open: OpenContext, token: string | null, view: PageView): Promise<Result<null, MeasurementError>> {
  if (token === null || !(await isCounted(open, token))) return err({ code: 'measurement.off' });
  await inScope(open, {}, ({ db, clock }) => addPageView({ db }, view, clock.now()));
  return ok(null);
}
