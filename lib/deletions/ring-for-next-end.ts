import type { InPractice } from '@/lib/context';
import { ringAtNextEnd } from './erasing/data';

/** Has the archive of a deleted practice looked at when its next row ends: for whoever changed an end, in the same transaction. */
export const ringForNextEnd = (tx: Pick<InPractice, 'db' | 'actor'>): Promise<void> => ringAtNextEnd(tx);
