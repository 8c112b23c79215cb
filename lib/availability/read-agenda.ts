import type { InPractice } from '@/lib/context';
import { type AgendaWindow, findAgenda } from './data';
import type { Agenda } from './offers';

/**
 * What listing and judging are computed from, read inside the caller's transaction; null when the reason is not this practitioner's.
 * Notice, horizon and "bookable online" bind who books online: a member at the desk is free of them, in the list as in the verdict.
 */
export async function readAgenda(tx: InPractice, window: AgendaWindow): Promise<Agenda | null> {
  const agenda = await findAgenda(tx, window);
  if (!agenda || tx.actor.kind !== 'member') return agenda;
  return { ...agenda, reason: { ...agenda.reason, minNoticeMinutes: 0, horizonDays: null, bookableOnline: true } };
}
