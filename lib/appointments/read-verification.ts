import type { InPractice } from '@/lib/context';
import type { Id } from '@/lib/core/id';
import { findCodeToSend } from './verifications/data';

/** What the code's mail needs: the code in clear, the address, the language; null when the code is no longer of use. */
export const readVerificationForMail = (tx: InPractice, id: Id<'verification'>) => findCodeToSend(tx, id);
