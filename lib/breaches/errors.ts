export type BreachError =
  /** Also for who may not know of it. */
  | { code: 'breach.not_found' }
  | { code: 'breach.not_allowed' }
  /** Two at once: somebody else changed it meanwhile. */
  | { code: 'breach.changed_meanwhile' }
  | { code: 'breach.closed' }
  /** Before the breach was known, or still to come. */
  | { code: 'breach.time_unreal' }
  /** GDPR 33.1: after seventy-two hours the notice says why it is late. */
  | { code: 'breach.delay_reason_needed' }
  | { code: 'breach.told_already' }
  | { code: 'breach.risk_needed' }
  | { code: 'breach.ground_needed' };
