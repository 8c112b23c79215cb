import type { Integration } from './schema';

/**
 * Which of the seven this version of Prati can reach at all. `not_yet`: the switch records an answer, and nothing is sent whatever it says.
 * One that becomes `connected` owes workers/switched-off.ts what happens when it is switched off: it does not compile without.
 */
export const connections = {
  google_calendar: 'not_yet',
  google_business: 'connected',
  livekit_video: 'not_yet',
  viva_payments: 'not_yet',
  scell_invoicing: 'not_yet',
  mistral_ai: 'not_yet',
  assemblyai_transcription: 'not_yet',
} as const satisfies Record<Integration, 'connected' | 'not_yet'>;
