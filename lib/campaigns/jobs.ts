import { defineJob } from '@/lib/platform/jobs';
import { OfMember } from './schema';

/** A member answered about newsletters: queued ones and the provider's audience follow. Tried for about two days while the provider is away. */
export const followConsent = defineJob({ name: 'campaigns.follow-consent', queue: 'default', payload: OfMember, attempts: 16 });
