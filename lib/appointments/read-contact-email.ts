import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findContactEmail } from './contact/data';

/** The address proved when the appointment was booked online; null when the desk booked it (the file's address counts then). */
export const readContactEmail = (tx: InPractice, id: Id<'appointment'>): Promise<string | null> => findContactEmail(tx, id);
