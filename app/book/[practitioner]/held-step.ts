import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { visitorContext } from '@/app/_server/context';
import { type HeldTime, readHold } from '@/lib/appointments/read-hold';
import type { Context } from '@/lib/context';
import { type Id, isId } from '@/lib/core/id';
import type { PublicPractitioner, PublicReason } from '@/lib/directory/schema';
import { readHeldBy } from '../hold-cookie';

export type HeldStep = {
  readonly ctx: Context;
  readonly attempt: Id<'appointment'>;
  readonly held: HeldTime;
  readonly token: string;
  readonly reason: Pick<
    PublicReason,
    | 'id'
    | 'label'
    | 'durationMinutes'
    | 'price'
    | 'cancelNoticeHours'
    | 'changeOnline'
    | 'changeUntilHours'
    | 'documentsToBring'
    | 'questions'
  >;
};

/** Where a booking that is done is shown. */
export const confirmedAddress = (manageToken: string) => `/manage/${manageToken}?new=1`;

/**
 * The hold an address of step 3 names, if this browser made it; null when it does not know it (any more). One that is booked by now, by the
 * first press of a double click or before Back, shows its appointment instead.
 */
export async function heldStep(card: PublicPractitioner, attempt: unknown): Promise<HeldStep | null> {
  const proof = isId('appointment', attempt) ? await readHeldBy(attempt) : null;
  if (!proof || !isId('appointment', attempt)) return null;
  const ctx = visitorContext(card.practiceId);
  const held = await readHold(ctx, proof);
  if (!held) return null;
  if (held.kind === 'booked') redirect(confirmedAddress(held.manageToken));
  const { appointment } = held;
  if (appointment.practitionerId !== card.practitionerId) notFound();
  const offered = card.visitReasons.find(({ id }) => id === appointment.reasonId);
  return {
    ctx,
    attempt,
    held,
    token: proof.token,
    // A reason taken off the list after the hold keeps its words for who holds it.
    reason: offered ?? {
      id: appointment.reasonId,
      label: appointment.reasonLabel,
      durationMinutes: appointment.durationMinutes,
      price: null,
      cancelNoticeHours: appointment.cancelNoticeHours,
      changeOnline: appointment.changeOnline,
      changeUntilHours: appointment.changeUntilHours,
      documentsToBring: appointment.documentsToBring,
      questions: [],
    },
  };
}
