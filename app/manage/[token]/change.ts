'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { isOwnRequest } from '@/app/_server/own-request';
import { cancelAddress, manageAddress, moveAddress } from '@/components/appointments/manage-addresses';
import { cancelAppointment } from '@/lib/appointments/cancel';
import { moveAppointment } from '@/lib/appointments/move';
import { cancelReasons } from '@/lib/appointments/rules';
import { parseInstant } from '@/lib/core/instant';
import { linkedAppointment } from './linked-appointment';

const Token = z.object({ token: z.string().max(100) });
const Moving = Token.extend({
  start: z
    .string()
    .transform((text) => parseInstant(text)?.ms)
    .optional(),
  day: z.string().max(10).optional(),
  from: z.string().max(10).optional(),
});
const Cancelling = Token.extend({ reason: z.enum(cancelReasons).catch('other') });

/** Moves by signed link, at the same site; a refused time goes back to the picker, which says why. */
export async function moveByLink(form: FormData): Promise<void> {
  const { token, start, day, from } = Moving.parse(Object.fromEntries(form));
  const linked = (await isOwnRequest()) ? await linkedAppointment(token) : null;
  if (!linked) return redirect(manageAddress(token));
  if (start === undefined) return redirect(moveAddress(token, { refused: 'none_chosen', day, from }));
  const { ctx, appointment } = linked;
  const moved = await moveAppointment(ctx, { id: appointment.id, start: new Date(start), site: appointment.siteId });
  if (moved.ok) return redirect(manageAddress(token, { moved: 'yes' }));
  // Cancelled or begun meanwhile: its own page says so.
  const changed = [
    'booking.already_cancelled',
    'booking.already_started',
    'booking.not_movable',
    'booking.appointment_unknown',
    'booking.change_not_online',
    'booking.change_too_late',
  ];
  if (changed.includes(moved.error.code)) return redirect(manageAddress(token));
  redirect(moveAddress(token, { refused: moved.error.code, at: new Date(start).toISOString(), day, from }));
}

/** Cancels by signed link. Doing it twice shows the same cancelled appointment. */
export async function cancelByLink(form: FormData): Promise<void> {
  const { token, reason } = Cancelling.parse(Object.fromEntries(form));
  const linked = (await isOwnRequest()) ? await linkedAppointment(token) : null;
  if (!linked) return redirect(manageAddress(token));
  const cancelled = await cancelAppointment(linked.ctx, { id: linked.appointment.id, reason });
  if (!cancelled.ok && cancelled.error.code === 'booking.agenda_busy') return redirect(cancelAddress(token, { refused: 'busy' }));
  redirect(manageAddress(token));
}
