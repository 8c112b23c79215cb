import 'server-only';
import { services } from '@/lib/integrations/services';
import type { StoragePort } from '@/lib/integrations/storage/port';
import { env } from '@/lib/platform/env';
import { platform } from './platform';

const kept = globalThis as { pratiStorage?: StoragePort };

/** Where this process reads files from. */
export function storage(): StoragePort {
  kept.pratiStorage ??= services(env(), platform().clock).storage;
  return kept.pratiStorage;
}
