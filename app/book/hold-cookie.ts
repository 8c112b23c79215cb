import 'server-only';
import { cookies } from 'next/headers';
import { isSecure } from '@/app/_server/cookies';
import type { HeldBy } from '@/lib/appointments/release-hold';
import { type Id, isId } from '@/lib/core/id';

/*
 * What proves a hold lives in a cookie, never in an address. The cookie is named after the first hold of the attempt, so that the address
 * stays the same when the time is held again.
 */
const named = (attempt: string) => `prati_hold_${attempt}`;
const twoHours = 7200;

/** What the attempt named by an address holds now, if this browser is the one that made it. */
export async function readHeldBy(attempt: Id<'appointment'>): Promise<HeldBy | null> {
  const [id, token] = (await cookies()).get(named(attempt))?.value.split('.') ?? [];
  return isId('appointment', id) && token ? { id, token } : null;
}

export async function keepHold(attempt: Id<'appointment'>, held: HeldBy): Promise<void> {
  const attributes = { path: '/book', httpOnly: true, sameSite: 'lax', secure: isSecure(), maxAge: twoHours } as const;
  (await cookies()).set(named(attempt), `${held.id}.${held.token}`, attributes);
}
