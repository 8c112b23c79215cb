import type { InPractice } from '@/lib/context';
import { type AgendaWindow, findAgenda } from './data';
import type { Agenda } from './offers';

/** What listing and judging are computed from, read inside the caller's transaction; null when the reason is not this practitioner's. */
export const readAgenda = (tx: InPractice, window: AgendaWindow): Promise<Agenda | null> => findAgenda(tx, window);
