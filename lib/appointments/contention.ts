import { sqlState } from '@/lib/platform/contention';

const EXCLUSION = '23P01';
const LOCK_TIMEOUT = '55P03';
const RETRYABLE = ['40P01', '40001'];

/**
 * Runs a transaction that competes for an agenda. A deadlock or a serialisation failure is tried again three times at most, with jitter;
 * then, as for a lock that did not come within two seconds or a constraint that refused, the time counts as lost and `lost` answers.
 * Anything else is a bug and is thrown.
 */
export async function competing<T>(attempt: () => Promise<T>, lost: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const state = sqlState(error);
      if (state && RETRYABLE.includes(state) && tries < 4) {
        await new Promise((resolve) => setTimeout(resolve, 20 * tries + Math.random() * 40));
        continue;
      }
      if (state && [EXCLUSION, LOCK_TIMEOUT, ...RETRYABLE].includes(state)) return lost();
      throw error;
    }
  }
}
