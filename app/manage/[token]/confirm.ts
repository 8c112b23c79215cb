'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { isOwnRequest } from '@/app/_server/own-request';
import { manageAddress } from '@/components/appointments/manage-addresses';
import { confirmAttendance } from '@/lib/appointments/confirm-attendance';
import { linkedAppointment } from './linked-appointment';

const Token = z.object({ token: z.string().max(100) });

/** "I am coming", by signed link. Pressed twice, or too late, the page shows the appointment as it is. */
export async function confirmByLink(form: FormData): Promise<void> {
  const { token } = Token.parse(Object.fromEntries(form));
  const linked = (await isOwnRequest()) ? await linkedAppointment(token) : null;
  if (linked) await confirmAttendance(linked.ctx, { id: linked.appointment.id });
  redirect(manageAddress(token));
}
