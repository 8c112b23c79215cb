import type { InPractice } from '@/lib/context';
import { whyNotPlaced } from '@/lib/imports/place-for-review';

/** Whether a practice is past the point of return: what it gives is on its way, and what it was given goes with it. */
export async function isBeingErased(there: InPractice): Promise<boolean> {
  const refusal = await whyNotPlaced(there);
  return refusal?.code === 'lifecycle.read_only' && refusal.state === 'deleted';
}
