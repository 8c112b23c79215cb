import type { LifecycleError } from '@/lib/lifecycle/errors';
import type { Integration } from './schema';

export type HealthDataNeeded = { code: 'consents.health_data_needed' };
export type IntegrationOff = { code: 'consents.integration_off'; integration: Integration };
/** A new version of the terms stands unread for longer than its grace: writing waits. */
export type AcknowledgeNeeded = { code: 'consents.acknowledge_needed' };
export type ConsentError =
  | LifecycleError
  | { code: 'consents.not_allowed' }
  /** Another text is in force than the one shown. */
  | { code: 'consents.text_changed' }
  /** An acknowledgement: what it is about ends by closing the account. */
  | { code: 'consents.no_off_switch' }
  | { code: 'consents.object_unknown' }
  | { code: 'consents.receipt_unknown' };
export type AnyConsentError = ConsentError | HealthDataNeeded | IntegrationOff | AcknowledgeNeeded;
