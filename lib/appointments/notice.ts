import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { setNoticeDue, setTold } from './notices/data';
import type { Notify } from './rules';

/**
 * After any change, in its transaction: when the patient is to hear of it. Three minutes from now where start, practitioner, site, mode or
 * standing (requested, booked, cancelled) differ from what was last told; at once for what was booked online and never told, and for what
 * the patient changed (docs/decisions/024); never where nothing differs (moved and moved back), nor of a visit that is over. A later change begins the three minutes anew.
 */
export const untold = (tx: InPractice, id: Id<'appointment'>): Promise<void> => setNoticeDue(tx, id);

/**
 * The patient knows the appointment as it stands now: told by a message, or not to be told ("Ne pas prévenir"). Nothing waits any more.
 * @param version what the message said; when the row has changed since, nothing is marked and the later news keeps waiting.
 */
export const markTold = (tx: InPractice, id: Id<'appointment'>, version?: number): Promise<boolean> => setTold(tx, id, version);

/** What the practice chose for a change it made. */
export const announce = async (tx: InPractice, id: Id<'appointment'>, notify: Notify): Promise<void> => {
  if (notify === 'never') await markTold(tx, id);
  else await untold(tx, id);
};
