import { linkActor } from '@/lib/access/system';
import { type Context, inPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { manageToken } from './manage-token';
import { type HeldBy, holderOf } from './release-hold';
import type { AppointmentView } from './schema';
import { findVerificationsOfHold, type Typed } from './verifications/data';
import { findAppointment } from './views/data';

export type HeldTime = {
  readonly kind: 'held';
  readonly appointment: AppointmentView;
  /** Milliseconds the time is still kept for; 0 once it ran out or was given back. */
  readonly leftMs: number;
  readonly extended: boolean;
  /** What was last typed on the identity form for this hold, so that nobody types it twice. */
  readonly typed: Typed | null;
  /** The code asked for last, where one was. */
  readonly verification: Id<'verification'> | null;
};
export type BookedSince = { readonly kind: 'booked'; readonly manageToken: string };

/**
 * A hold and what was typed for it, for whoever shows its token; also after it ran out, so that the form is given back filled and the same
 * time can be held again. Once it became an appointment, the signed link of that one. Null for a wrong token.
 */
export const readHold = (ctx: Context, { id, token }: HeldBy): Promise<HeldTime | BookedSince | null> =>
  inPractice(ctx, async (tx) => {
    const hold = await holderOf(tx, { id, token });
    if (!hold) return null;
    if (hold.status !== 'held' && hold.status !== 'expired') return { kind: 'booked', manageToken: (await manageToken(tx, id)).token };
    const appointment = await findAppointment({ ...tx, actor: linkActor(tx.actor.practiceId, id) }, id);
    if (!appointment) return null;
    const runsOut = appointment.status === 'held' ? (hold.expiresAt?.getTime() ?? 0) : 0;
    const verifications = await findVerificationsOfHold(tx, id);
    return {
      kind: 'held',
      appointment,
      leftMs: Math.max(0, runsOut - tx.clock.now().getTime()),
      extended: hold.holdExtended,
      typed: verifications.find(({ typed }) => typed !== null)?.typed ?? null,
      verification: verifications[0]?.id ?? null,
    };
  });
