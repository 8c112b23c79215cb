import type { InPractice } from '@/lib/context';
import { openKept } from './archive/data';
import type { GonePractice, KeptRow } from './archive/schema';
import { openGone } from './persons/data';

/**
 * What the archive keeps of one subject, opened. For whoever has the yes of two people and writes the trace in the same transaction.
 * @throws {KeyDestroyed} when it was shredded.
 */
export const readArchived = (tx: InPractice, subject: string): Promise<KeptRow[]> => openKept(tx, subject);

type Found = Parameters<typeof openGone>[1];
/** What is said of a practice that is gone to whom it kept rows of, in a transaction of that practice. @throws {KeyDestroyed} when it was shredded. */
export const readGone = (tx: Pick<InPractice, 'db' | 'keyring'>, found: Found): Promise<GonePractice> => openGone(tx, found);
