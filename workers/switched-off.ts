import type { connections } from '@/lib/consents/connections';
import type { SwitchedOff } from '@/lib/consents/follow-switch-off';
import type { Integration } from '@/lib/consents/schema';
import type { JobContext } from './context';

type Owed<State> = State extends 'connected' ? SwitchedOff<JobContext> : null;

/** What happens when each integration is switched off; owed by every one that is connected (lib/consents/connections.ts). */
export const onSwitchedOff: { readonly [I in Integration]: Owed<(typeof connections)[I]> } = {
  google_calendar: null,
  google_business: null,
  livekit_video: null,
  viva_payments: null,
  scell_invoicing: null,
  mistral_ai: null,
  assemblyai_transcription: null,
};
