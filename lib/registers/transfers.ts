import type { Integration } from '@/lib/consents/schema';
import type { Purpose } from '@/lib/retention/schema';
import { integrationsOf } from '@/lib/sub-processors/integrations-of';
import type { SubProcessor, SubProcessorTask } from '@/lib/sub-processors/schema';
import type { Transfer } from './schema';

/** Which purposes a task serves: a transfer is said where data of that purpose takes the way. */
const servedBy: Record<SubProcessorTask, readonly Purpose[]> = {
  hosting: [],
  extra_storage: [],
  payments: ['subscription'],
  invoicing: ['subscription'],
  video: [],
  calendar: [],
  ai: [],
  transcription: [],
  sms: ['delivery'],
  mail: ['delivery', 'marketing'],
};

/** One row may stand for several integrations: each serves its own purpose, and only what is connected sends anything. */
const servedByIntegration: Partial<Record<Integration, readonly Purpose[]>> = {
  google_calendar: ['care_agenda'],
  google_business: ['public_listing'],
};
const purposesOf = (row: SubProcessor): readonly Purpose[] => [
  ...servedBy[row.task],
  ...integrationsOf(row, 'connected').flatMap((one) => servedByIntegration[one] ?? []),
];

/** The transfers outside the European Economic Area that a purpose can bring, from the list of sub-processors. */
export const transfersFor = (purpose: Purpose, subProcessors: readonly SubProcessor[]): Transfer[] =>
  subProcessors
    .filter((row) => row.isBuilt && row.outside.length > 0 && purposesOf(row).includes(purpose))
    .map(({ key, outside, safeguards }) => ({ subProcessor: key, to: outside, safeguards }));
