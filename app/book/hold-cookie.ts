import 'server-only';
import { cookies } from 'next/headers';
import { isSecure } from '@/app/_server/cookies';
import type { HeldBy } from '@/lib/appointments/release-hold';
import { type Id, isId } from '@/lib/core/id';

/*
 * What proves a hold lives in a cookie, never in an address. The cookie is named after the first hold of the attempt, so that the address
 * stays the same when the time is held again.
 */
const prefix = 'prati_hold_';
const named = (attempt: string) => `${prefix}${attempt}`;
const twoHours = 7200;
/** Someone who books for a whole family at once still has fewer; a forged pile of cookies is not worth reading. */
const mostAttempts = 8;

/** What the attempt named by an address holds now, if this browser is the one that made it. */
export async function readHeldBy(attempt: Id<'appointment'>): Promise<HeldBy | null> {
  return heldByOf((await cookies()).get(named(attempt))?.value);
}

const heldByOf = (value: string | undefined): HeldBy | null => {
  const [id, token] = value?.split('.') ?? [];
  return isId('appointment', id) && token ? { id, token } : null;
};

/** Every attempt this browser made lately. */
export async function ownAttempts(): Promise<{ attempt: Id<'appointment'>; held: HeldBy }[]> {
  const made = (await cookies()).getAll().filter(({ name }) => name.startsWith(prefix));
  return made.slice(-mostAttempts).flatMap(({ name, value }) => {
    const attempt = name.slice(prefix.length);
    const held = heldByOf(value);
    return isId('appointment', attempt) && held ? [{ attempt, held }] : [];
  });
}

export async function keepHold(attempt: Id<'appointment'>, held: HeldBy): Promise<void> {
  const attributes = { path: '/book', httpOnly: true, sameSite: 'lax', secure: isSecure(), maxAge: twoHours } as const;
  (await cookies()).set(named(attempt), `${held.id}.${held.token}`, attributes);
}
