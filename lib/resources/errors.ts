import type { LifecycleError } from '@/lib/lifecycle/errors';

export type ResourceError =
  | LifecycleError
  | { code: 'resource.not_found' }
  | { code: 'resource.not_allowed' }
  | { code: 'resource.site_not_found' }
  | { code: 'resource.name_taken' }
  | { code: 'resource.needed'; reason: string; more: number };
