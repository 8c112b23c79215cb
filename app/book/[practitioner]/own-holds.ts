import 'server-only';
import { type HeldTime, readHold } from '@/lib/appointments/read-hold';
import type { HeldBy } from '@/lib/appointments/release-hold';
import type { Context } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { ownAttempts } from '../hold-cookie';

export type OwnHold = { readonly attempt: Id<'appointment'>; readonly by: HeldBy; readonly held: HeldTime };

/** The times of these practitioners this browser holds right now: after Back, one's own hold must not look like someone else's. */
export async function ownHolds(ctx: Context, practitionerIds: readonly Id<'practitioner'>[]): Promise<OwnHold[]> {
  const found: OwnHold[] = [];
  for (const { attempt, held: by } of await ownAttempts()) {
    const held = await readHold(ctx, by);
    if (held?.kind === 'held' && held.leftMs > 0 && practitionerIds.includes(held.appointment.practitionerId))
      found.push({ attempt, by, held });
  }
  return found;
}
