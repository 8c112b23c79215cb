import { systemActor } from '@/lib/access/system';
import type { Context, OpenContext } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { type Services, services } from '@/lib/integrations/services';
import { openDatabase } from '@/lib/platform/db';
import type { Env } from '@/lib/platform/env';
import { openKeyring } from '@/lib/platform/keyring';
import { openClock } from '@/lib/platform/local-clock';
import type { Producer } from '@/lib/platform/queue';
import type { Seller } from '@/lib/subscriptions/schema';
import { sellerOf } from '@/lib/subscriptions/seller';

type Means = Services & { readonly appUrl: string; readonly seller: Seller; readonly publish: Producer['publish'] };

/** What a job across all practices is given. */
export type OpenJobContext = OpenContext & Means;
/** What a job of one practice is given: the system, acting there because of that job. */
export type JobContext = Context & Means;

/** What the worker process has once: its database pool, clock, keys and carriers. */
export function openJobContext(settings: Env, { publish }: Pick<Producer, 'publish'>): OpenJobContext {
  const clock = openClock(settings);
  return {
    clock,
    db: openDatabase({ url: settings.DATABASE_URL, role: settings.PRATI_APP_ROLE }),
    keyring: openKeyring({ kek: Buffer.from(settings.ENCRYPTION_KEY, 'base64'), clock }),
    ...services(settings, clock),
    appUrl: settings.APP_URL,
    seller: sellerOf(settings),
    publish,
  };
}

/** The practice comes from the payload; it decides what the job can see. */
export const jobContext = (open: OpenJobContext, practiceId: Id<'practice'>, because: string): JobContext => ({
  ...open,
  actor: systemActor(practiceId, because),
});
