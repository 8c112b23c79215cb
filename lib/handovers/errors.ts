import type { StepUpError } from '@/lib/access/errors';
import type { HealthDataNeeded } from '@/lib/consents/errors';
import type { LifecycleError } from '@/lib/lifecycle/errors';

export type HandoverError =
  | StepUpError
  | LifecycleError
  | HealthDataNeeded
  /** Only an owner offers, answers and withdraws. */
  | { code: 'handover.not_allowed' }
  | { code: 'handover.unknown' }
  /** Answered, withdrawn or carried out meanwhile. */
  | { code: 'handover.over' }
  /** Nobody answered it within its fourteen days. */
  | { code: 'handover.expired' }
  /** An offer stands already: one successor at a time. */
  | { code: 'handover.stands' }
  /** Too many offers within a day: whoever receives them is written to each time. */
  | { code: 'handover.too_many' }
  /** A request to be deleted counts on it. */
  | { code: 'handover.promised' };
