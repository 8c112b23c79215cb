import type { HealthDataNeeded } from '@/lib/consents/errors';
import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { Restricted } from '@/lib/patients/refuse-restricted';

export type WaitingError =
  | LifecycleError
  | HealthDataNeeded
  | Restricted
  | { code: 'waiting.entry_unknown' }
  | { code: 'waiting.entry_over' }
  | { code: 'waiting.link_over' }
  | { code: 'waiting.not_allowed' }
  | { code: 'waiting.reason_unknown' }
  | { code: 'waiting.visit_unknown' }
  | { code: 'waiting.dates_past' }
  | { code: 'waiting.dates_too_far'; mostDays: number }
  | { code: 'waiting.no_address' }
  | { code: 'waiting.patient_blocked' }
  | { code: 'waiting.already_offered' }
  | { code: 'waiting.offer_unknown' }
  | { code: 'waiting.offer_over' }
  | { code: 'waiting.agenda_busy' };
