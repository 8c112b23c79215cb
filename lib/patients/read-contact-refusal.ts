import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findRefusedAt } from './contact/data';

/** Since when nothing is sent to this patient because the address's holder said it is not the patient's; null when messages leave. */
export const readContactRefusal = (tx: InPractice, id: Id<'patient'>): Promise<Date | null> => findRefusedAt(tx, id);
