import type { Result } from '@/lib/core/result';

export type AudienceError = { readonly code: 'audience.refused' | 'audience.unreachable' };

/** Which adapter stands behind the port; lib/sub-processors/outside.ts says of each who it reaches and what opens it. */
type AudienceAdapter = 'resend' | 'local' | 'none';

/**
 * The list of newsletter addresses at the carrier of mail. Both are safe to repeat: an address is there once, and removing one that is not
 * there succeeds. Answers within ten seconds and never throws for what the carrier does.
 */
export type AudiencePort = {
  readonly adapter: AudienceAdapter;
  put(address: string): Promise<Result<null, AudienceError>>;
  remove(address: string): Promise<Result<null, AudienceError>>;
};
