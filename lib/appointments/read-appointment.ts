import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import type { AppointmentView } from './schema';
import { findAppointment } from './views/data';

/** One appointment as the actor may see it, or null: what is not visible is not found. */
export const readAppointment = (tx: InPractice, id: Id<'appointment'>): Promise<AppointmentView | null> => findAppointment(tx, id);
