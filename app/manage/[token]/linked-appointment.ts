import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { linkContext, openContext } from '@/app/_server/context';
import { findByManageToken } from '@/lib/appointments/find-by-capability';
import { readAppointment } from '@/lib/appointments/read-appointment';
import type { AppointmentView } from '@/lib/appointments/schema';
import { type Context, inPractice } from '@/lib/context';

export type Linked = { readonly ctx: Context; readonly appointment: AppointmentView };

/** The appointment a signed link opens, or null. */
export const linkedAppointment = cache(async (token: string): Promise<Linked | null> => {
  if (!/^[\w-]{20,100}$/.test(token)) return null;
  const found = await findByManageToken(openContext(), token);
  if (!found) return null;
  const ctx = linkContext(found.appointmentId, found.practiceId);
  const appointment = await inPractice(ctx, (tx) => readAppointment(tx, found.appointmentId));
  return appointment && { ctx, appointment };
});

/** The same for a page: an unknown link is a page not found, and says so kindly. */
export const requireLinked = async (token: string): Promise<Linked> => (await linkedAppointment(token)) ?? notFound();
