import type { SubProcessor, SubProcessorChange } from './schema';

const first = '2026-11-22';
const both = ['standard_clauses', 'data_privacy_framework'] as const;
const since = { since: first, lastChange: first } as const;
const at = (parentCountry: string, serverPlace: string) => ({ parentCountry, serverPlace });
const inside = { outside: [], safeguards: [] } as const;
const integration = (...keys: readonly string[]) => ({ kind: 'integration', keys }) as const;

/** The list as it stands, in the order pages show it. It changes only by an entry of `changes` that has taken effect. */
export const subProcessors: readonly SubProcessor[] = [
  {
    ...{ key: 'scaleway', name: 'Scaleway', entity: 'Scaleway SAS', ...at('FR', 'FR'), task: 'hosting', ...inside },
    ...{ switch: null, isBuilt: true, ...since },
  },
  {
    ...{ key: 'aws', name: 'AWS', entity: 'Amazon Web Services EMEA SARL', ...at('US', 'IE'), task: 'extra_storage' },
    ...{ outside: ['US'], safeguards: ['standard_clauses'], switch: null, isBuilt: false, ...since },
  },
  {
    ...{ key: 'viva', name: 'Viva', entity: 'Viva Payments SA', ...at('GR', 'GR'), task: 'payments', ...inside },
    ...{ switch: integration('viva_payments'), isBuilt: true, ...since },
  },
  {
    ...{ key: 'scell', name: 'Scell.io', entity: 'Scell.io', ...at('FR', 'FR'), task: 'invoicing', ...inside },
    ...{ switch: integration('scell_invoicing'), isBuilt: false, ...since },
  },
  {
    ...{ key: 'livekit', name: 'LiveKit', entity: 'Prati', ...at('FR', 'EU'), task: 'video', ...inside },
    ...{ switch: integration('livekit_video'), isBuilt: false, ...since },
  },
  {
    ...{ key: 'google', name: 'Google', entity: 'Google Ireland Limited', ...at('US', 'IE'), task: 'calendar' },
    ...{ outside: ['US'], safeguards: both, switch: integration('google_calendar', 'google_business'), isBuilt: true, ...since },
  },
  {
    ...{ key: 'mistral', name: 'Mistral', entity: 'Mistral AI', ...at('FR', 'FR'), task: 'ai', ...inside },
    ...{ switch: integration('mistral_ai'), isBuilt: false, ...since },
  },
  {
    ...{ key: 'assemblyai', name: 'AssemblyAI', entity: 'AssemblyAI, Inc.', ...at('US', 'US'), task: 'transcription' },
    ...{ outside: ['US'], safeguards: ['standard_clauses'], switch: integration('assemblyai_transcription'), isBuilt: false, ...since },
  },
  {
    ...{ key: 'bulkgate', name: 'BulkGate', entity: 'BulkGate s.r.o.', ...at('CZ', 'CZ'), task: 'sms', ...inside },
    ...{ switch: { kind: 'setting', keys: ['sms'] }, isBuilt: false, ...since },
  },
  {
    ...{ key: 'resend', name: 'Resend', entity: 'Resend, Inc.', ...at('US', 'US'), task: 'mail' },
    ...{ outside: ['US'], safeguards: both, switch: { kind: 'consent', keys: ['marketing_emails'] }, isBuilt: true, ...since },
  },
];

/** Every change announced or in effect, the oldest first. */
export const changes: readonly SubProcessorChange[] = [];
