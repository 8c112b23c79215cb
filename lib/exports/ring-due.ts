import { request } from '@/lib/platform/jobs';
import { type Ringing, ringForDue } from '@/lib/platform/ring-due';
import { claimDue, type DueExport } from './data';
import { prepareExport, removeExport } from './jobs';

const againSeconds = 20;
const requestFor = ({ practiceId, id, state }: DueExport) => {
  const payload = { practiceId, exportId: id };
  return state === 'asked' || state === 'running' ? request(prepareExport, payload) : request(removeExport, payload);
};

/** Puts a job into the queue for every copy that waits for a worker, whose worker gave no sign of life, or whose time is over. */
export const ringDueExports = (ctx: Ringing): Promise<number> => ringForDue(ctx, againSeconds, claimDue, requestFor);
