import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findNotice } from './telling/data';

/** When the next message about an appointment leaves, and about which version; null when none waits. */
export const readNotice = (tx: InPractice, id: Id<'appointment'>) => findNotice(tx, id);
