import type { Purpose } from '@/lib/retention/schema';
import type { SubProcessor, SubProcessorTask } from '@/lib/sub-processors/schema';
import type { Transfer } from './schema';

/** Which purposes a task serves: a transfer is said where data of that purpose takes the way. */
const servedBy: Record<SubProcessorTask, readonly Purpose[]> = {
  hosting: [],
  extra_storage: [],
  payments: ['subscription'],
  invoicing: ['subscription'],
  video: [],
  calendar: ['care_agenda', 'public_listing'],
  ai: [],
  transcription: [],
  sms: ['delivery'],
  mail: ['delivery', 'marketing'],
};

/** The transfers outside the European Economic Area that a purpose can bring, from the list of sub-processors. */
export const transfersFor = (purpose: Purpose, subProcessors: readonly SubProcessor[]): Transfer[] =>
  subProcessors
    .filter(({ task, outside, isBuilt }) => isBuilt && outside.length > 0 && servedBy[task].includes(purpose))
    .map(({ key, outside, safeguards }) => ({ subProcessor: key, to: outside, safeguards }));
