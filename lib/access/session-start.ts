import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { randomToken } from '@/lib/platform/crypto';
import { insertSession } from './data';
import { sessionLimits } from './rules';
import type { Device, Landing } from './schema';

type Places = { readonly memberships: readonly { readonly practiceId: Id<'practice'> }[]; readonly files: readonly unknown[] };

/** Where the one signing in goes: into the only practice, to the choice between several places, to the own visits. */
export const landingOf = ({ memberships, files }: Places): Landing => {
  const places = memberships.length + (files.length > 0 ? 1 : 0);
  if (places === 0) return 'nowhere';
  if (places > 1) return 'choose';
  return memberships.length === 1 ? 'practice' : 'patient';
};

/** Makes a session row and answers its opaque id (256 random bits), which only the cookie keeps. */
export async function startSession(
  tx: Pick<InPractice, 'db' | 'clock'>,
  session: { accountId: Id<'account'>; workingIn: Id<'practice'> | null; device: Device },
): Promise<string> {
  const sid = randomToken(32);
  const now = tx.clock.now();
  const expiresAt = new Date(now.getTime() + sessionLimits.longest);
  await insertSession(tx, { ...session, sid, level: 'password', createdAt: now, lastSeenAt: now, expiresAt });
  return sid;
}
