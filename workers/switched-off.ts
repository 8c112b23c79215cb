import { dropCopies } from '@/lib/business-feed/forget-copies';
import type { connections } from '@/lib/consents/connections';
import type { SwitchedOff } from '@/lib/consents/follow-switch-off';
import type { Integration } from '@/lib/consents/schema';
import { ok } from '@/lib/core/result';
import type { JobContext } from './context';

type Owed<State> = State extends 'connected' ? SwitchedOff<JobContext> : null;

/** It is fetched and never pushed: nothing waits, and no token of the practice's is anywhere. What was handed over is kept here for a day. */
const googleBusiness: SwitchedOff = {
  dropWaiting: async () => 0,
  revoke: async () => ok([]),
  forgetTokens: async () => 0,
  removeCopies: (tx) => dropCopies(tx),
};

/** What happens when each integration is switched off; owed by every one that is connected (lib/consents/connections.ts). */
export const onSwitchedOff = {
  google_calendar: null,
  google_business: googleBusiness,
  livekit_video: null,
  viva_payments: null,
  scell_invoicing: null,
  mistral_ai: null,
  assemblyai_transcription: null,
} satisfies { readonly [I in Integration]: Owed<(typeof connections)[I]> };
